package io.loquat.query.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.loquat.model.CommandException;
import java.util.Map;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextIndexTest {
  private static TextIndex index(String options) {
    BsonDocument given = BsonDocument.parse(options);
    return TextIndex.of(TextIndexOptions.complete(given));
  }

  private static Map<String, Double> scores(String index, String document) {
    return index(index).scores(BsonDocument.parse(document));
  }

  private static final String CONTENT = "{key: {content: 'text'}}";

  @Test
  void scoresAFieldOfOneWordATenthHigher() {
    assertThat(scores(CONTENT, "{content: 'Coffee'}")).containsExactly(Map.entry("coffe", 1.0));
    assertThat(scores(CONTENT, "{content: 'Dog'}")).containsExactly(Map.entry("dog", 1.1));
  }

  @Test
  void scoresAWordByItsShareOfTheText() {
    assertThat(scores(CONTENT, "{content: 'coffee shop'}"))
        .isEqualTo(Map.of("coffe", 0.75, "shop", 0.75));
    Map<String, Double> repeated = scores(CONTENT, "{content: 'cake cake cake tea'}");
    assertThat(repeated.get("cake")).isEqualTo(1.75 * (0.5 * 3 / 4 + 0.5));
    assertThat(repeated.get("tea")).isEqualTo(0.625);
  }

  @Test
  void addsUpTheFieldsByTheirWeights() {
    Map<String, Double> scores =
        scores(
            "{key: {a: 'text', b: 'text'}, weights: {a: 10}}",
            "{a: 'red fox', b: 'fox', c: 'fox'}");

    assertThat(scores.get("fox")).isCloseTo(10 * 0.75 + 1.1, within(1e-12));
    assertThat(scores.get("red")).isEqualTo(7.5);
  }

  @Test
  void looksIntoArraysAndDocumentsOnTheWay() {
    assertThat(
            scores(
                "{key: {'a.b': 'text', tags: 'text'}}",
                "{a: [{b: 'one'}, {b: ['two', 3]}, 'no'], tags: ['three', ['no'], {x: 'no'}]}"))
        .containsOnlyKeys("one", "two", "three");
  }

  @Test
  void takesEveryTextOfADocumentUnderTheWildcardButItsLanguage() {
    assertThat(
            scores(
                "{key: {'$**': 'text'}}",
                "{a: 'one', b: {c: ['two', [{d: 'three'}]]}, language: 'en', n: 5}"))
        .containsOnlyKeys("one", "two", "three");
  }

  @Test
  void readsEachDocumentInItsOwnLanguage() {
    assertThat(
            scores(
                "{key: {a: 'text', 'b.a': 'text'}, default_language: 'none'}",
                "{a: 'the houses', language: 'english', b: {a: 'die Häuser', language: 'de'}}"))
        .containsOnlyKeys("hous", "haus");
    assertThat(scores("{key: {a: 'text'}, default_language: 'none'}", "{a: 'The houses'}"))
        .containsOnlyKeys("the", "houses");
  }

  @Test
  void refusesLanguagesThereAreNot() {
    assertThatThrownBy(() -> scores(CONTENT, "{content: 'x', language: 'klingon'}"))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("language override unsupported: klingon");
    assertThatThrownBy(() -> scores(CONTENT, "{content: 'x', language: 5}"))
        .hasMessageContaining("non-string type");
  }

  @Test
  void foldsCaseAndDiacritics() {
    assertThat(scores(CONTENT, "{content: 'CAFÉ naïve'}")).containsOnlyKeys("cafe", "naiv");
    assertThat(scores("{key: {content: 'text'}, textIndexVersion: 2}", "{content: 'CAFÉ'}"))
        .containsOnlyKeys("cafÉ");
  }

  @Test
  void leavesOutStopWordsAndPartsWordsAtPunctuation() {
    assertThat(scores(CONTENT, "{content: \"The end-to-end test, isn't it? snake_case\"}"))
        .containsOnlyKeys("end", "test", "snake_cas");
  }

  @ParameterizedTest
  @EnumSource(TextLanguage.class)
  void knowsEveryLanguageByItsName(TextLanguage language) {
    assertThat(TextLanguage.of(language.text().toUpperCase(java.util.Locale.ROOT)))
        .contains(language);
    assertThat(StopWords.of(language).isEmpty()).isEqualTo(language == TextLanguage.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "da,danish",
    "nl,dutch",
    "en,english",
    "fi,finnish",
    "fr,french",
    "de,german",
    "hu,hungarian",
    "it,italian",
    "nb,norwegian",
    "pt,portuguese",
    "ro,romanian",
    "ru,russian",
    "es,spanish",
    "sv,swedish",
    "tr,turkish"
  })
  void knowsTheLanguagesCodes(String code, String name) {
    assertThat(TextLanguage.of(code).map(TextLanguage::text)).contains(name);
  }

  @Test
  void completesADescription() {
    assertThat(
            TextIndexOptions.complete(
                BsonDocument.parse(
                    "{v: 2, key: {z: 1, b: 'text', a: 'text', y: -1}, name: 'x', weights: {c:"
                        + " 2.9}}")))
        .isEqualTo(
            BsonDocument.parse(
                "{v: 2, key: {z: 1, _fts: 'text', _ftsx: 1, y: -1}, name: 'x',"
                    + " weights: {a: 1, b: 1, c: 2}, default_language: 'english',"
                    + " language_override: 'language', textIndexVersion: 3}"));
  }

  @Test
  void leavesACompleteDescriptionAsItIs() {
    BsonDocument complete =
        TextIndexOptions.complete(BsonDocument.parse("{key: {a: 'text'}, name: 'x'}"));

    assertThat(TextIndexOptions.complete(complete)).isEqualTo(complete);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{key: {a: 'text', b: 1, c: 'text'}}",
        "{key: {a: 'text', b: '2dsphere'}}",
        "{key: {a: 'text', b: 2}}",
        "{key: {_fts: 'text'}}",
        "{key: {_fts: 'text', _ftsx: 1}}",
        "{key: {_ftsx: 1, a: 'text'}}",
        "{key: {a: 'text'}, weights: 'hello'}",
        "{key: {a: 'text'}, weights: [1]}",
        "{key: {a: 'text'}, weights: {a: 0}}",
        "{key: {a: 'text'}, weights: {a: 100000}}",
        "{key: {a: 'text'}, weights: {a: 'x'}}",
        "{key: {a: 'text'}, weights: {'': 1}}",
        "{key: {a: 'text'}, weights: {'a..b': 1}}",
        "{key: {a: 'text'}, weights: {'$a': 1}}",
        "{key: {a: 'text'}, default_language: 'klingon'}",
        "{key: {a: 'text'}, language_override: ''}",
        "{key: {a: 'text'}, language_override: '$a'}",
        "{key: {a: 'text'}, language_override: 'a.b'}",
        "{key: {a: 'text'}, textIndexVersion: 0}",
        "{key: {a: 'text'}, textIndexVersion: 4}"
      })
  void refusesWhatIsNoTextIndex(String options) {
    assertThatThrownBy(() -> index(options))
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.code().number()).isEqualTo(67));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{key: {a: 'text'}, weights: 5}",
        "{key: {a: 'text'}, default_language: 5}",
        "{key: {a: 'text'}, language_override: null}",
        "{key: {a: 'text'}, textIndexVersion: '3'}"
      })
  void refusesOptionsOfAnotherType(String options) {
    assertThatThrownBy(() -> index(options))
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.code().number()).isEqualTo(14));
  }
}
