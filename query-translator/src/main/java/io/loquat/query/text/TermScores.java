package io.loquat.query.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Sums up what each term of a document counts. Confined to one document.
 *
 * <p>In one text the first time that a term is met counts 1, the second a half, the third a
 * quarter; the sum counts the more, the greater the term's share in the text is, and a tenth more
 * if the text is just the term; all that times the field's weight. So a text of one word with
 * weight 1 scores 1.1.
 */
final class TermScores {
  private static final double SHARE = 0.5;
  private static final double ALONE = 1.1;
  private static final double SCORE_MAX = 1_000_000_000;

  private final NavigableMap<String, Double> scores = new TreeMap<>();

  void add(TextFields.FieldText field, Tokenizer tokenizer) {
    List<String> terms = tokenizer.terms(field.text(), Tokenizer.Keeping.NOTHING);
    Map<String, Count> counts = new HashMap<>();
    terms.forEach(term -> counts.computeIfAbsent(term, _ -> new Count()).more());
    counts.forEach(
        (term, count) -> {
          double share = SHARE * count.times / terms.size() + SHARE;
          double alone = isAlone(field.text(), term) ? ALONE : 1;
          double score = field.weight() * count.frequency * share * alone;
          scores.merge(term, score, TermScores::sum);
        });
  }

  private static double sum(double one, double other) {
    return Math.min(one + other, SCORE_MAX);
  }

  /** Whether a text is a term but for the case of ASCII letters. */
  private static boolean isAlone(String text, String term) {
    return text.length() == term.length()
        && new Alphabet(TextLanguage.NONE, false)
            .lower(text)
            .equals(new Alphabet(TextLanguage.NONE, false).lower(term));
  }

  NavigableMap<String, Double> all() {
    return scores;
  }

  /** How often a term has been met. */
  private static final class Count {
    private int times;
    private double frequency;
    private double next = 1;

    void more() {
      times++;
      frequency += next;
      next /= 2;
    }
  }
}
