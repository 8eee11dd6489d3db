package io.loquat.query.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FinnishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.HungarianStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.NorwegianStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;
import org.tartarus.snowball.ext.RomanianStemmer;
import org.tartarus.snowball.ext.RussianStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;
import org.tartarus.snowball.ext.SwedishStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;

/** A language of texts: its stop words and how its words are cut down to their stems. */
public enum TextLanguage {
  /** No language: every word counts as it is. */
  NONE("none"),
  DANISH("da", "snowball/danish_stop.txt", DanishStemmer::new),
  DUTCH("nl", "snowball/dutch_stop.txt", DutchStemmer::new),
  ENGLISH("en", "snowball/english_stop.txt", EnglishStemmer::new),
  FINNISH("fi", "snowball/finnish_stop.txt", FinnishStemmer::new),
  FRENCH("fr", "snowball/french_stop.txt", FrenchStemmer::new),
  GERMAN("de", "snowball/german_stop.txt", GermanStemmer::new),
  HUNGARIAN("hu", "snowball/hungarian_stop.txt", HungarianStemmer::new),
  ITALIAN("it", "snowball/italian_stop.txt", ItalianStemmer::new),
  NORWEGIAN("nb", "snowball/norwegian_stop.txt", NorwegianStemmer::new),
  PORTUGUESE("pt", "snowball/portuguese_stop.txt", PortugueseStemmer::new),
  ROMANIAN("ro", "ro/stopwords.txt", RomanianStemmer::new),
  RUSSIAN("ru", "snowball/russian_stop.txt", RussianStemmer::new),
  SPANISH("es", "snowball/spanish_stop.txt", SpanishStemmer::new),
  SWEDISH("sv", "snowball/swedish_stop.txt", SwedishStemmer::new),
  TURKISH("tr", "tr/stopwords.txt", TurkishStemmer::new);

  private static final Map<String, TextLanguage> BY_NAME = byName();

  private final String code;
  private final String stopWords;
  private final Optional<Supplier<SnowballStemmer>> stemmer;

  TextLanguage(String code) {
    this.code = code;
    this.stopWords = "";
    this.stemmer = Optional.empty();
  }

  TextLanguage(String code, String stopWords, Supplier<SnowballStemmer> stemmer) {
    this.code = code;
    this.stopWords = stopWords;
    this.stemmer = Optional.of(stemmer);
  }

  private static Map<String, TextLanguage> byName() {
    Map<String, TextLanguage> names = new HashMap<>();
    Arrays.stream(values())
        .forEach(
            language -> {
              names.put(language.text(), language);
              names.put(language.code, language);
            });
    return Map.copyOf(names);
  }

  /** The language of that English name or two-letter code, in upper or lower case. */
  public static Optional<TextLanguage> of(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The English name, as index descriptions have it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where the stop words are, among Lucene's; empty for none. */
  String stopWords() {
    return stopWords;
  }

  /** A new stemmer, to be used by one caller. */
  Stemming stemming() {
    return stemmer.map(Supplier::get).<Stemming>map(TextLanguage::stemming).orElse(word -> word);
  }

  private static Stemming stemming(SnowballStemmer stemmer) {
    return word -> {
      stemmer.setCurrent(word);
      stemmer.stem();
      return stemmer.getCurrent();
    };
  }

  /** Cuts words down to their stems. */
  @FunctionalInterface
  interface Stemming {
    String stem(String word);
  }
}
