package io.loquat.query.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.query.text.TextSearch.Sensitivity;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextSearchTest {
  private static final TextIndex INDEX =
      TextIndex.of(TextIndexOptions.complete(BsonDocument.parse("{key: {t: 'text'}}")));

  private static TextSearch search(String text, boolean letterCase, boolean diacritics) {
    return TextSearch.parse(
        text, INDEX, TextLanguage.ENGLISH, new Sensitivity(letterCase, diacritics));
  }

  private static boolean matches(TextSearch search, String text) {
    return search.matches(new BsonDocument("t", new BsonString(text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "coffee|Coffee shop|true",
        "tea coffee|coffees|true",
        "running|he runs|true",
        "the|the end|false",
        "coff|coffee|false",
        "coffee -shop|coffee shop|false",
        "coffee -shop|coffee bar|true",
        "-shop|coffee bar|false",
        "coffee - shop|coffee shop|true",
        "end-to-end|an end|true",
        "test -end-to-end|test end|false",
        "\"coffee shop\"|the coffee shop|true",
        "\"coffee shop\"|shop of coffee|false",
        "\"offee sho\" coffee|coffee shop|true",
        "coffee -\"coffee shop\"|coffee shop|false",
        "coffee -\"coffee shop\"|coffee or shop|true",
        "\"coffee\" \"cake\"|coffee cake|true",
        "\"coffee\" \"cake\"|coffee|false",
        "coffee \"shop|coffee|true",
        "CAFE|café|true",
      })
  void matches(String search, String text, boolean expected) {
    assertThat(matches(search(search, false, false), text)).isEqualTo(expected);
  }

  @Test
  void minds() {
    assertThat(matches(search("Coffee", true, false), "Coffee")).isTrue();
    assertThat(matches(search("Coffee", true, false), "coffee")).isFalse();
    assertThat(matches(search("café", false, true), "CAFÉ")).isTrue();
    assertThat(matches(search("café", false, true), "cafe")).isFalse();
    assertThat(matches(search("cafe", false, true), "café")).isFalse();
    assertThat(matches(search("\"Coffee shop\"", true, false), "the Coffee shop")).isTrue();
    assertThat(matches(search("\"coffee shop\"", true, false), "the Coffee shop")).isFalse();
  }

  @Test
  void sumsUpWhatTheTermsCount() {
    BsonDocument document = BsonDocument.parse("{t: 'coffee shop'}");

    assertThat(search("coffee shop cake", false, false).score(document)).isEqualTo(1.5);
    assertThat(search("cake", false, false).score(document)).isZero();
  }
}
