package io.loquat.query.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.model.CommandException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeoKeysTest {
  private static final String SPHERE = "{name: 'i', key: {a: '2dsphere'}, v: 2}";
  private static final String PLANE = "{name: 'i', key: {a: '2d'}, v: 2}";

  private static IndexKeys keys(String description, String document) {
    return IndexSpec.of(BsonDocument.parse(description)).keys(BsonDocument.parse(document));
  }

  private static void assertRefused(int code, String message, ThrowingCallable keys) {
    assertThatThrownBy(keys)
        .isInstanceOfSatisfying(
            CommandException.class, e -> assertThat(e.code().number()).isEqualTo(code))
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{a: {type: 'Point', coordinates: [1, 2]}}", "{a: [1, 2]}", "{a: {x: 1, y: 2}}"})
  void aPointHasOneKeyHoweverItIsWritten(String document) {
    IndexKeys keys = keys(SPHERE, document);

    assertThat(keys.keys()).hasSize(1);
    assertThat(keys.keys().getFirst()).isEqualTo(keys(SPHERE, "{a: [1, 2, 3]}").keys().getFirst());
    assertThat(keys.multikey().isMultikey()).isFalse();
  }

  @Test
  void aPolygonHasTheCellsThatCoverIt() {
    IndexKeys keys =
        keys(
            SPHERE,
            "{a: {type: 'Polygon', coordinates: [[[0, 0], [50, 0], [50, 40], [0, 40], [0, 0]]]}}");

    assertThat(keys.keys()).hasSizeBetween(2, 20);
    assertThat(keys.multikey().isMultikey(0)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{a: null}", "{a: []}", "{a: {}}", "{b: 1}"})
  void aDocumentWithoutGeometryIsNotInTheIndex(String document) {
    assertThat(keys(SPHERE, document).keys()).isEmpty();
    assertThat(keys(PLANE, document).keys()).isEmpty();
  }

  @Test
  void theFirstVersionHoldsDocumentsWithoutGeometryToo() {
    String first = "{name: 'i', key: {a: '2dsphere'}, '2dsphereIndexVersion': 1, v: 2}";

    assertThat(keys(first, "{}").keys()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{a: 5}",
        "{a: 'here'}",
        "{a: true}",
        "{a: [200, 0]}",
        "{a: [1]}",
        "{a: {type: 'point', coordinates: [0, 0]}}",
        "{a: {type: 'Point', coordinates: [0, 91]}}",
        "{a: {coordinates: [0, 0]}}",
        "{a: [{type: 'Point', coordinates: [0, 0]}, {type: 'Point', coordinates: [1, 1]}]}",
        "{a: {type: 'Polygon', coordinates: [[[0, 0], [1, 0], [1, 1], [0, 1]]]}}"
      })
  void refusesWhatIsNoGeometryOnTheSphere(String document) {
    assertRefused(16755, "Can't extract geo keys", () -> keys(SPHERE, document));
  }

  @Test
  void takesGeometriesFromDocumentsInArrays() {
    String nested = "{name: 'i', key: {'a.b': '2dsphere'}, v: 2}";
    IndexKeys keys = keys(nested, "{a: [{b: [1, 2]}, {b: [3, 4]}, {c: 1}]}");

    assertThat(keys.keys()).hasSize(2);
    assertThat(keys.multikey().isArrayAt(0, 1)).isTrue();
  }

  @Test
  void fieldsBesideTheGeometryKeepTheirValues() {
    String beside = "{name: 'i', key: {b: 1, a: '2dsphere', c: -1}, v: 2}";
    IndexKeys keys = keys(beside, "{a: [1, 2], b: [5, 6], c: [7, 8]}");

    assertThat(keys.keys()).hasSize(4);
    assertThat(keys.multikey().masks()).containsExactly(1L, 0L, 1L);
    IndexSpec spec = IndexSpec.of(BsonDocument.parse(beside));
    BsonDocument document = BsonDocument.parse("{a: [1, 2], c: 7}");
    assertThat(spec.values(document, spec.keys(document).keys().getFirst()))
        .containsEntry("b", BsonNull.VALUE)
        .containsEntry("c", new BsonInt32(7));
  }

  @ParameterizedTest
  @CsvSource({
    "'{a: [1, 2]}', 1",
    "'{a: {x: 1, y: 2}}', 1",
    "'{a: [[1, 2], [3, 4]]}', 2",
    "'{a: {one: [1, 2], other: {x: 3, y: 4}, none: []}}', 2",
    "'{a: [[1, 2], [1, 2]]}', 1",
    "'{a: [180, -180]}', 1",
    "'{a: 5}', 0",
    "'{a: \"here\"}', 0"
  })
  void thePlaneHasAKeyForEachPoint(String document, int count) {
    assertThat(keys(PLANE, document).keys()).hasSize(count);
  }

  @Test
  void thePlaneRefusesWhatIsNoPointOnIt() {
    assertRefused(
        13027, "point not in interval of [ -180, 180 ]", () -> keys(PLANE, "{a: [181, 0]}"));
    assertRefused(13027, "point not in interval", () -> keys(PLANE, "{a: [NaN, 0]}"));
    assertRefused(13068, "geo field only has 1 element", () -> keys(PLANE, "{a: [1]}"));
    assertRefused(13026, "legacy coordinate pairs", () -> keys(PLANE, "{a: [1, 'b']}"));
    assertRefused(
        16804,
        "location object expected",
        () -> keys(PLANE, "{a: {type: 'Point', coordinates: [0, 0]}}"));
  }

  @Test
  void thePlaneHasTheBoundsThatItsIndexNames() {
    String wide = "{name: 'i', key: {a: '2d', b: 1}, bits: 3, min: -500.0, max: 500.0, v: 2}";

    assertThat(keys(wide, "{a: [400, -400], b: [1, 2]}").keys()).hasSize(2);
    assertThat(keys(wide, "{a: [[1, 1], [2, 2]]}").keys()).hasSize(1);
    assertRefused(13027, "[ -500, 500 ]", () -> keys(wide, "{a: [600, 0]}"));
  }
}
