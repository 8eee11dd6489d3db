package io.loquat.query.sort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.model.CommandException;
import io.loquat.query.context.QueryContext;
import io.loquat.query.meta.DocumentMeta;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SortTest {
  @Test
  void ordersTypesAsBsonDoes() {
    assertThat(sorted("{a: 1}", "{a: 'x'}", "{a: true}", "{a: 5}", "{}", "{a: []}", "{a: {}}"))
        .containsExactly("{a: []}", "{}", "{a: 5}", "{a: 'x'}", "{a: {}}", "{a: true}");
  }

  @Test
  void ordersByTheLeastElementAscending() {
    assertThat(sorted("{a: 1}", "{a: [5, 2]}", "{a: 3}", "{a: [9, 1]}"))
        .containsExactly("{a: [9, 1]}", "{a: [5, 2]}", "{a: 3}");
  }

  @Test
  void ordersByTheGreatestElementDescending() {
    assertThat(sorted("{a: -1}", "{a: [5, 2]}", "{a: 6}", "{a: [9, 1]}"))
        .containsExactly("{a: [9, 1]}", "{a: 6}", "{a: [5, 2]}");
  }

  @Test
  void followsPathsThroughArraysOfDocuments() {
    assertThat(sorted("{'a.b': 1}", "{a: [{b: 3}, {b: 7}]}", "{a: {b: 2}}", "{a: [{b: 9}, 1]}"))
        .containsExactly("{a: [{b: 9}, 1]}", "{a: {b: 2}}", "{a: [{b: 3}, {b: 7}]}");
  }

  @Test
  void followsArrayIndexes() {
    assertThat(sorted("{'a.1': 1}", "{a: [0, 3]}", "{a: [9, 2]}"))
        .containsExactly("{a: [9, 2]}", "{a: [0, 3]}");
  }

  @Test
  void hasAPatternOfWholeDirections() {
    assertThat(pattern("{a: 1.5, 'b.c': {$numberLong: '-1'}}"))
        .isEqualTo(BsonDocument.parse("{a: 1, 'b.c': -1}"));
    assertThat(pattern("{$natural: -1}")).isEqualTo(new BsonDocument());
  }

  private static BsonDocument pattern(String sort) {
    return Sort.parse(BsonDocument.parse(sort), QueryContext.plain()).pattern();
  }

  @Test
  void takesANameWithALeadingZeroForNoArrayIndex() {
    assertThat(sorted("{'a.01': 1}", "{a: [0, 3]}", "{a: [9, 2]}"))
        .containsExactly("{a: [0, 3]}", "{a: [9, 2]}");
  }

  @Test
  void takesAllFieldsOfAKeyFromTheSameElement() {
    assertThat(
            sorted(
                "{'a.x': 1, 'a.y': 1}", "{a: [{x: 1, y: 9}, {x: 2, y: 0}]}", "{a: {x: 1, y: 5}}"))
        .containsExactly("{a: {x: 1, y: 5}}", "{a: [{x: 1, y: 9}, {x: 2, y: 0}]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'$meta.version': 1}|2, 1, 3",
        "{'$meta.version': -1}|3, 1, 2",
        "{any: {$meta: 'version'}}|3, 1, 2",
        "{'$meta.archived': 1, '$meta.version': -1}|2, 3, 1",
        "{'$meta.metadata.a': 1}|3, 1, 2",
        "{'$meta.metadata.a': -1}|2, 1, 3",
        "{any: {$meta: 'metadata.a'}}|2, 1, 3",
      })
  void ordersBySystemValues(String sort, String ids) {
    assertThat(
            sorted(
                sort,
                "{_id: 1, meta: {version: 5, archived: true, metadata: {a: 3}}}",
                "{_id: 2, meta: {version: 4, archived: false, metadata: {a: [9, 4]}}}",
                "{_id: 3, meta: {version: 6, archived: true, metadata: {}}}"))
        .extracting(document -> BsonDocument.parse(document).getInt32("_id").getValue())
        .map(String::valueOf)
        .containsExactly(ids.split(", "));
  }

  @Test
  void tellsWhetherItReadsSystemValues() {
    assertThat(parse("{a: 1, _id: 1}").readsMeta()).isFalse();
    assertThat(parse("{a: 1, '$meta.updated': 1}").readsMeta()).isTrue();
    assertThat(parse("{a: {$meta: 'version'}}").readsMeta()).isTrue();
  }

  @Test
  void ordersDocumentsWithoutSystemValuesAsMissing() {
    assertThat(key("{'$meta.version': 1}", "{}")).isEqualTo(key("{a: 1}", "{}"));
  }

  @Test
  void refusesParallelArrays() {
    assertThatThrownBy(() -> key("{a: 1, b: 1}", "{a: [1], b: [2]}"))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("parallel arrays");
  }

  @Test
  void knowsNaturalOrderAndOrderById() {
    assertThat(parse("{$natural: -1}").naturalDirection()).isEqualTo(-1);
    assertThat(parse("{_id: -1}").idDirection()).isEqualTo(-1);
    assertThat(parse("{_id: 1, a: 1}").idDirection()).isZero();
    assertThat(parse("{}").isEmpty()).isTrue();
    assertThat(parse("{$natural: 1}").isEmpty()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "1.999, 1",
    "-1.999, -1",
    "{$numberDecimal: '0.51'}, 1",
    "{$numberDecimal: '-1'}, -1"
  })
  void makesADirectionOfAnyNumberThatIsOneOnceWhole(String value, int direction) {
    assertThat(parse("{_id: " + value + "}").idDirection()).isEqualTo(direction);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: 0}|15975",
        "{a: 2}|15975",
        "{a: NaN}|15975",
        "{a: 0.5}|15975",
        "{a: {$numberDecimal: '1.5'}}|15975",
        "{a: 'asc'}|15974",
        "{a: null}|15974",
        "{a: true}|15974",
        "{a: []}|15974",
        "{a: {$foo: 1}}|17312",
        "{a: {$meta: 'textScore'}}|40218",
        "{a: {$meta: 'x'}}|31138",
        "{a: {$meta: 'version.x'}}|31138",
        "{a: {$meta: 'metadata..x'}}|15998",
        "{$meta: 1}|2",
        "{'$meta.x': 1}|2",
        "{'$meta.version.x': 1}|2",
        "{'$meta.metadata.': 1}|40353",
        "{'$meta.metadata.$x': 1}|16410",
        "{'$meta.version': 2}|15975",
        "{$metadata: 1}|16410",
        "{a: {$meta: 1}}|31138",
        "{a: {$meta: 'randVal', b: 1}}|9",
        "{'': 1}|40352",
        "{'a.': 1}|40353",
        "{'a..b': 1}|15998",
        "{$a: 1}|16410",
        "{$natural: 2}|2",
        "{$natural: 1, a: 1}|2",
      })
  void refusesWhatMongoDbRefusesWithItsCode(String sort, int code) {
    assertThatThrownBy(() -> parse(sort))
        .isInstanceOfSatisfying(
            CommandException.class, error -> assertThat(error.code().number()).isEqualTo(code));
  }

  private static List<String> sorted(String sort, String... documents) {
    return Stream.of(documents)
        .sorted((left, right) -> Arrays.compareUnsigned(key(sort, left), key(sort, right)))
        .toList();
  }

  private static byte[] key(String sort, String document) {
    BsonDocument all = BsonDocument.parse(document);
    DocumentMeta meta = field -> Optional.ofNullable(all.getDocument("meta").get(field.text()));
    return parse(sort).key(all, all.containsKey("meta") ? meta : DocumentMeta.NONE);
  }

  private static Sort parse(String sort) {
    return Sort.parse(BsonDocument.parse(sort), QueryContext.plain());
  }
}
