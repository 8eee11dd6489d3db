package io.loquat.query.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes the text of a search apart: words, phrases in quotes, and either of them behind a minus
 * sign. Confined to one search.
 *
 * <p>A minus sign counts behind a space only, and up to the next one: what is parted by other minus
 * signs belongs together. The words of a phrase are searched for as well; a phrase that does not
 * end is none.
 */
final class SearchParser {
  private final String search;
  private final StringBuilder wanted = new StringBuilder();
  private final StringBuilder unwanted = new StringBuilder();
  private final List<String> phrases = new ArrayList<>();
  private final List<String> unwantedPhrases = new ArrayList<>();
  private boolean afterSpace = true;
  private boolean negated;
  private boolean inPhrase;
  private int quote;

  private SearchParser(String search) {
    this.search = search;
  }

  /**
   * What a search says. Immutable.
   *
   * @param wanted words, parted by spaces
   * @param unwanted words, parted by spaces
   */
  record Parts(
      String wanted, String unwanted, List<String> phrases, List<String> unwantedPhrases) {}

  static Parts parse(String search) {
    SearchParser parser = new SearchParser(search);
    int at = parser.skipSpace(0);
    parser.afterSpace = true;
    while (at < search.length()) {
      at = parser.next(at);
    }
    return new Parts(
        parser.wanted.toString(),
        parser.unwanted.toString(),
        List.copyOf(parser.phrases),
        List.copyOf(parser.unwantedPhrases));
  }

  private int next(int start) {
    int end = start + 1;
    switch (search.charAt(start)) {
      case '-' -> negated = negated || (!inPhrase && afterSpace);
      case '"' -> quote(start);
      default -> {
        while (end < search.length() && isWord(search.charAt(end))) {
          end++;
        }
        word(search.substring(start, end));
      }
    }
    int next = skipSpace(end);
    afterSpace = next > end;
    return next;
  }

  private int skipSpace(int from) {
    int at = from;
    while (at < search.length() && isSpace(search.charAt(at))) {
      at++;
    }
    return at;
  }

  /** A tabulator is none here; the tokenizer parts words at it. */
  private static boolean isSpace(char character) {
    return character == ' ' || (character >= '\n' && character <= '\r');
  }

  private static boolean isWord(char character) {
    return !isSpace(character) && character != '-' && character != '"';
  }

  private void word(String word) {
    if (inPhrase && negated) {
      return;
    }
    negated = negated && !afterSpace;
    (negated ? unwanted : wanted).append(word).append(' ');
  }

  private void quote(int at) {
    if (inPhrase) {
      (negated ? unwantedPhrases : phrases).add(search.substring(quote + 1, at));
    } else {
      negated = negated && !afterSpace;
      quote = at;
    }
    inPhrase = !inPhrase;
  }
}
