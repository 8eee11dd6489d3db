package io.loquat.query.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.model.CommandException;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which keys documents have in wildcard and hashed indexes. */
class WildcardKeysTest {
  private static IndexSpec spec(String description) {
    return IndexSpec.of(BsonDocument.parse(description).append("name", new BsonString("x")));
  }

  /** The keys of a document as the values that made them, in the order of the keys. */
  private static List<String> keys(String description, String document) {
    IndexSpec spec = spec(description);
    BsonDocument parsed = BsonDocument.parse(document);
    return spec.keys(parsed).keys().stream().map(key -> spec.values(parsed, key).toJson()).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{_id: 1, a: 1} | a 1",
        "{a: {b: 1, c: {d: 2}}} | a.b 1; a.c.d 2",
        "{a: [1, {b: 2}, [3]]} | a 1; a [3]; a.b 2",
        "{a: {}, b: [], c: [{}]} | a {}; b null; c {}",
        "{a: null} | a null",
        "{} | ``"
      })
  void holdsEveryValueUnderItsPath(String document, String expected) {
    IndexSpec spec = spec("{key: {'$**': 1}}");
    BsonDocument parsed = BsonDocument.parse(document);
    int wanted = expected.isBlank() ? 0 : expected.split(";", -1).length;
    assertThat(spec.keys(parsed).keys()).hasSize(wanted);
    for (String each : expected.split(";", -1)) {
      if (!each.isBlank()) {
        String path = each.strip().split(" ", 2)[0];
        assertThat(keys("{key: {'$**': 1}}", document))
            .anySatisfy(key -> assertThat(key).contains("\"$_path\": \"" + path + "\""));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{key: {'$**': 1}}                                        | a b b.c     | _id",
        "{key: {'a.$**': 1}}                                      | a a.b       | b ab _id",
        "{key: {'_id.$**': 1}}                                    | _id _id.x   | a",
        "{key: {'$**': 1}, wildcardProjection: {a: 1}}            | a a.b       | b _id",
        "{key: {'$**': 1}, wildcardProjection: {a: {b: 1}}}       | a.b a.b.c   | a b",
        "{key: {'$**': 1}, wildcardProjection: {'a.b': 0}}        | c a.c       | a a.b a.b.c",
        "{key: {'$**': 1}, wildcardProjection: {_id: 1, a: 0}}    | b _id _id.x | a",
        "{key: {'$**': 1}, wildcardProjection: {_id: 1, a: 1}}    | a _id       | b",
        "{key: {'$**': 1}, wildcardProjection: {_id: 0, a: 1}}    | a           | b _id",
        "{key: {'$**': 1}, wildcardProjection: {_id: 1}}          | _id _id.x   | a"
      })
  void coversThePathsThatItIsMadeFor(String description, String covered, String uncovered) {
    WildcardPaths paths = spec(description).wildcardPaths();
    assertThat(List.of(covered.split(" +"))).allMatch(paths::covers);
    assertThat(List.of(uncovered.split(" +"))).noneMatch(paths::covers);
  }

  @Test
  void keepsOnlyWhatTheProjectionShows() {
    String document = "{_id: 1, a: {b: 1, c: 2}, d: 3}";
    assertThat(keys("{key: {'$**': 1}, wildcardProjection: {'a.b': 1}}", document))
        .containsExactly("{\"$_path\": \"a.b\", \"a.b\": 1}");
    assertThat(keys("{key: {'$**': 1}, wildcardProjection: {a: 0, _id: 1}}", document))
        .containsExactly("{\"$_path\": \"_id\", \"_id\": 1}", "{\"$_path\": \"d\", \"d\": 3}");
    assertThat(keys("{key: {'a.$**': 1}}", document)).hasSize(2);
  }

  @Test
  void standsBetweenTheOtherFieldsOfACompoundIndex() {
    String index = "{key: {a: 1, '$**': 1, b: -1}, wildcardProjection: {a: 0, b: 0}}";
    assertThat(keys(index, "{a: 1, b: 2, c: 3}"))
        .containsExactly("{\"a\": 1, \"$_path\": \"c\", \"c\": 3, \"b\": 2}");
    assertThat(keys(index, "{a: 1}")).hasSize(1);
    assertThatThrownBy(() -> keys(index, "{a: [1], c: 3}"))
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.code().number()).isEqualTo(7246301));
  }

  @Test
  void hashesOneValue() {
    assertThat(keys("{key: {a: 'hashed', b: 1}}", "{a: 1.5, b: 2}"))
        .containsExactly("{\"a\": 5902408780260971510, \"b\": 2}");
    assertThat(keys("{key: {a: 'hashed'}}", "{}")).hasSize(1);
    assertThat(keys("{key: {a: 'hashed'}, sparse: true}", "{}")).isEmpty();
    assertThatThrownBy(() -> keys("{key: {'a.b': 'hashed'}}", "{a: [{b: 1}]}"))
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.code().number()).isEqualTo(16766));
  }

  @Test
  void hashesTextsThatACollationHoldsEqualAlike() {
    String index = "{key: {a: 'hashed'}, collation: {locale: 'en', strength: 2}}";
    assertThat(keys(index, "{a: 'x'}")).isEqualTo(keys(index, "{a: 'X'}"));
    assertThat(keys(index, "{a: 'x'}")).isNotEqualTo(keys(index, "{a: 'y'}"));
  }
}
