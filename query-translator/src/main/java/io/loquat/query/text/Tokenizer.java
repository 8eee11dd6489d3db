package io.loquat.query.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes terms of the words of texts: stems, folded. Confined to one caller. */
final class Tokenizer {
  private final Alphabet alphabet;
  private final Set<String> stopWords;
  private final TextLanguage.Stemming stemming;

  Tokenizer(Alphabet alphabet) {
    this.alphabet = alphabet;
    this.stopWords = StopWords.of(alphabet.language());
    this.stemming = alphabet.language().stemming();
  }

  /**
   * What becomes of words.
   *
   * @param stopWords whether they are kept
   * @param letterCase whether upper case stays
   * @param diacritics whether they stay
   */
  record Keeping(boolean stopWords, boolean letterCase, boolean diacritics) {
    /** As index keys have terms. */
    static final Keeping NOTHING = new Keeping(false, false, false);
  }

  /** The terms in their order. */
  List<String> terms(String text, Keeping keeping) {
    List<String> terms = new ArrayList<>();
    int[] characters = text.codePoints().toArray();
    int at = skip(characters, 0);
    while (at < characters.length) {
      int end = at + 1;
      while (end < characters.length && !alphabet.isDelimiter(characters[end])) {
        end++;
      }
      add(new String(characters, at, end - at), keeping, terms);
      at = skip(characters, end);
    }
    return terms;
  }

  private int skip(int[] characters, int from) {
    int at = from;
    while (at < characters.length && alphabet.isDelimiter(characters[at])) {
      at++;
    }
    return at;
  }

  /** Stop words have diacritics and no upper case; stems are known with diacritics only. */
  private void add(String word, Keeping keeping, List<String> terms) {
    String lower = alphabet.lower(word);
    if (!keeping.stopWords() && stopWords.contains(lower)) {
      return;
    }
    String stem = stemming.stem(keeping.letterCase() ? word : lower);
    terms.add(keeping.diacritics() ? stem : alphabet.withoutDiacritics(stem));
  }
}
