package io.loquat.query.text;

import io.loquat.query.text.Tokenizer.Keeping;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.bson.BsonDocument;

/**
 * What a search asks of documents: one of its words at least, all its phrases, and nothing that
 * stands behind a minus sign. Immutable.
 *
 * @param terms under which a match is in the index
 * @param wanted the same as the search spells them: other than {@code terms} if case or diacritics
 *     count
 */
public record TextSearch(
    TextIndex index,
    Sensitivity sensitivity,
    NavigableSet<String> terms,
    NavigableSet<String> wanted,
    NavigableSet<String> unwanted,
    List<String> phrases,
    List<String> unwantedPhrases) {

  /** Whether texts must be spelled as the search is. Immutable. */
  public record Sensitivity(boolean letterCase, boolean diacritics) {
    boolean any() {
      return letterCase || diacritics;
    }

    Keeping keeping(boolean stopWords) {
      return new Keeping(stopWords, letterCase, diacritics);
    }
  }

  /**
   * Reads a search.
   *
   * @param language whose stop words it leaves out, and whose stems it looks for
   */
  public static TextSearch parse(
      String search, TextIndex index, TextLanguage language, Sensitivity sensitivity) {
    SearchParser.Parts parts = SearchParser.parse(search);
    Tokenizer tokenizer = new Tokenizer(index.alphabet(language));
    Keeping spelled = sensitivity.keeping(false);
    return new TextSearch(
        index,
        sensitivity,
        new TreeSet<>(tokenizer.terms(parts.wanted(), Keeping.NOTHING)),
        new TreeSet<>(tokenizer.terms(parts.wanted(), spelled)),
        new TreeSet<>(tokenizer.terms(parts.unwanted(), spelled)),
        parts.phrases(),
        parts.unwantedPhrases());
  }

  /** Whether a document matches: the truth that the index must agree with. */
  public boolean matches(BsonDocument document) {
    return isIndexed(document) && accepts(document);
  }

  private boolean isIndexed(BsonDocument document) {
    return !terms.isEmpty() && index.scores(document).keySet().stream().anyMatch(terms::contains);
  }

  /** Whether a document matches that the index has under one of the terms. */
  public boolean accepts(BsonDocument document) {
    List<TextFields.FieldText> texts = index.texts(document);
    return (!sensitivity.any() || holdsAny(texts, wanted))
        && (unwanted.isEmpty() || !holdsAny(texts, unwanted))
        && phrases.stream().allMatch(phrase -> holds(texts, phrase))
        && unwantedPhrases.stream().noneMatch(phrase -> holds(texts, phrase));
  }

  /** Whether {@link #accepts} is true of all that the index has under one of the terms. */
  public boolean isAnyTerm() {
    return !sensitivity.any()
        && unwanted.isEmpty()
        && phrases.isEmpty()
        && unwantedPhrases.isEmpty();
  }

  private boolean holdsAny(List<TextFields.FieldText> texts, Collection<String> words) {
    Keeping spelled = sensitivity.keeping(true);
    Predicate<TextFields.FieldText> holds =
        text ->
            new Tokenizer(index.alphabet(text.language()))
                .terms(text.text(), spelled).stream().anyMatch(words::contains);
    return texts.stream().anyMatch(holds);
  }

  /** Letters count and not words, so that a phrase may begin and end within words. */
  private boolean holds(List<TextFields.FieldText> texts, String phrase) {
    return texts.stream()
        .anyMatch(
            text -> {
              Alphabet alphabet = index.alphabet(text.language());
              String where = folded(alphabet, text.text());
              return !where.isEmpty() && where.contains(folded(alphabet, phrase));
            });
  }

  private String folded(Alphabet alphabet, String text) {
    return alphabet.folded(text, sensitivity.letterCase(), sensitivity.diacritics());
  }

  /** What a document counts: the sum of what the terms of the search count in it. */
  public double score(BsonDocument document) {
    NavigableMap<String, Double> scores = index.scores(document);
    double sum = 0;
    for (String term : terms) {
      sum += scores.getOrDefault(term, 0.0);
    }
    return sum;
  }
}
