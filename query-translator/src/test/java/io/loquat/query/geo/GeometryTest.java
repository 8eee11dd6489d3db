package io.loquat.query.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeometryTest {
  private static final String SQUARE = "{type: 'Polygon', coordinates: [%s]}";
  private static final String TEN = "[[-10,-10],[10,-10],[10,10],[-10,10],[-10,-10]]";
  private static final String HOLE = "[[-5,-5],[5,-5],[5,5],[-5,5],[-5,-5]]";
  private static final String STRICT =
      ", crs: {type: 'name', properties: {name: 'urn:x-mongodb:crs:strictwinding:EPSG:4326'}}}";

  private static BsonValue value(String json) {
    String text =
        json.replace("TEN_WITH_HOLE", SQUARE.formatted(TEN + "," + HOLE))
            .replace("TEN", SQUARE.formatted(TEN))
            .replace("STRICT", STRICT);
    return BsonDocument.parse("{v: " + text + "}").get("v");
  }

  private static boolean within(String stored, String shape) throws InvalidGeometry {
    BsonDocument query = value(shape).asDocument();
    Area area = Shapes.area(query.getFirstKey(), query.values().iterator().next());
    return Geometry.ofStored(value(stored)).map(area::contains).orElse(false);
  }

  private static boolean meets(String stored, String query) throws InvalidGeometry {
    Geometry geometry = Shapes.onSphere("$geometry", value(query));
    boolean result = Geometry.ofStored(value(stored)).map(geometry::intersects).orElse(false);
    if (!query.contains("crs") && !query.contains("STRICT")) {
      assertThat(Geometry.ofStored(value(stored)).map(s -> s.intersects(geometry)).orElse(false))
          .isEqualTo(result);
    }
    return result;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[5, 5] | {$box: [[0, 0], [10, 10]]} | true",
        "[10, 10] | {$box: [[10, 0], [0, 10]]} | true",
        "[0, 0] | {$box: [[0, 0], [{$numberDouble: '5e-324'}, 1]]} | true",
        "[10.1, 10] | {$box: [[0, 0], [10, 10]]} | false",
        "{a: 5, b: 5, c: 'x'} | {$box: {a: [0, 0], b: {x: 10, y: 10}, c: 1}} | true",
        "[500, 500] | {$box: [[0, 0], [1000, 1000]]} | true",
        "{type: 'Point', coordinates: [5, 5]} | {$box: [[0, 0], [10, 10]]} | true",
        "{type: 'LineString', coordinates: [[1, 1], [2, 2]]} | {$box: [[0, 0], [9, 9]]} | false",
        "[5] | {$box: [[0, 0], [10, 10]]} | false",
        "[] | {$box: [[0, 0], [10, 10]]} | false",
        "{} | {$box: [[0, 0], [10, 10]]} | false",
        "['5', 5] | {$box: [[0, 0], [10, 10]]} | false",
        "5 | {$box: [[0, 0], [10, 10]]} | false",
        "[3, 4] | {$center: [[0, 0], 5]} | true",
        "[3, 4.1] | {$center: [[0, 0], 5]} | false",
        "[51.9999, 0] | {$center: [[52, 0], 0.0001]} | true",
        "[1, 1] | {$center: [[1, 1], 0]} | true",
        "[1, 999] | {$center: [[1, 1], {$numberDouble: 'Infinity'}]} | true",
        "[2, 2] | {$polygon: [[0, 0], [10, 10], [10, 0], [0, 10]]} | true",
        "[8, 8] | {$polygon: [[0, 0], [10, 10], [10, 0], [0, 10]]} | false",
        "[5, 0] | {$polygon: [[0, 0], [0, 10], [10, 10], [10, 0]]} | true",
        "[10, 5] | {$polygon: [[0, 0], [0, 10], [10, 10], [10, 0]]} | true",
        "[3, 3] | {$polygon: [[0, 0], [10, 10], [10, 0]]} | false",
        "[0, 0] | {$polygon: [[-0.0, -0.0], [10, 10], [10, 0]]} | true",
        "[5, 5] | {$polygon: [[0, 0], [5, 5], [0, 0]]} | true",
        "[10, 10] | {$polygon: [[0, 0], [5, 5], [0, 0]]} | false",
      })
  void knowsWhatIsWithinAShapeOnThePlane(String stored, String shape, boolean expected)
      throws InvalidGeometry {
    assertThat(within(stored, shape)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{type: 'Point', coordinates: [0, 0]} | {$geometry: TEN} | true",
        "{type: 'Point', coordinates: [10, 10, 99]} | {$geometry: TEN} | true",
        "[0, 0, 'x'] | {$geometry: TEN} | true",
        "{a: 0, b: 0} | {$geometry: TEN} | true",
        "[190, 0] | {$geometry: TEN} | false",
        "[10.001, 0] | {$geometry: TEN} | false",
        "[0, 10.05] | {$geometry: TEN} | true",
        "[0, 0] | {$geometry: TEN_WITH_HOLE} | false",
        "[7, 7] | {$geometry: TEN_WITH_HOLE} | true",
        "{type: 'LineString', coordinates: [[1, 1], [2, 2]]} | {$geometry: TEN} | true",
        "{type: 'LineString', coordinates: [[1, 1], [20, 2]]} | {$geometry: TEN} | false",
        "{type: 'LineString', coordinates: [[-7, 0], [7, 0]]} | {$geometry: TEN_WITH_HOLE} | false",
        "TEN | {$geometry: TEN} | true",
        "TEN_WITH_HOLE | {$geometry: TEN} | true",
        "TEN | {$geometry: TEN_WITH_HOLE} | false",
        "{type: 'MultiPoint', coordinates: [[0, 0], [1, 1]]} | {$geometry: TEN} | true",
        "{type: 'MultiPoint', coordinates: [[0, 0], [50, 1]]} | {$geometry: TEN} | false",
        "{type: 'GeometryCollection', geometries: [{type: 'Point', coordinates: [0, 0]},"
            + " {type: 'LineString', coordinates: [[1, 1], [2, 2]]}]} | {$geometry: TEN} | true",
        "[0, 0] | {$geometry: {type: 'GeometryCollection', geometries: [TEN]}} | true",
        "[0, 0] | {$geometry: {type: 'MultiPolygon', coordinates: [[[[-1, -1], [1, -1], [1, 1],"
            + " [-1, -1]]]]}} | true",
        "[179, 0] | {$geometry: {type: 'Polygon', coordinates: [[[178, -2], [-178, -2],"
            + " [-178, 2], [178, 2], [178, -2]]]}} | true",
        "[0, 0] | {$centerSphere: [[0, 0], 0]} | true",
        "[1, 0] | {$centerSphere: [[0, 0], 0.0175]} | true",
        "[1.01, 0] | {$centerSphere: [[0, 0], 0.0175]} | false",
        "[179, 0] | {$centerSphere: [[-179, 0], 0.1]} | true",
        "[180, 0] | {$centerSphere: [[0, 0], 99]} | true",
        "[1000, 0] | {$centerSphere: [[0, 0], 99]} | false",
        "TEN | {$centerSphere: [[0, 0], 0.5]} | true",
        "TEN | {$centerSphere: [[0, 0], 0.1]} | false",
        "TEN | {$centerSphere: [[90, 0], 2]} | true",
        "TEN | {$centerSphere: [[180, 0], 3]} | false",
        "{type: 'LineString', coordinates: [[-50, 0], [50, 0]]} | {$centerSphere: [[180, 0], 3]}"
            + " | false",
        "{type: 'LineString', coordinates: [[10, 0], [50, 0]]} | {$centerSphere: [[180, 0], 3]}"
            + " | true",
      })
  void knowsWhatIsWithinAnAreaOnTheSphere(String stored, String shape, boolean expected)
      throws InvalidGeometry {
    assertThat(within(stored, shape)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[0, 0] | {type: 'Point', coordinates: [0, 0]} | true",
        "[0, 0] | [0, 0] | true",
        "[0, 0] | {x: 0, y: 1} | false",
        "[0, 0] | {type: 'LineString', coordinates: [[-1, 0], [1, 0]]} | true",
        "[0, 1] | {type: 'LineString', coordinates: [[-1, 0], [1, 0]]} | false",
        "{type: 'LineString', coordinates: [[-1, -1], [1, 1]]}"
            + " | {type: 'LineString', coordinates: [[-1, 1], [1, -1]]} | true",
        "{type: 'LineString', coordinates: [[0, 0], [1, 0]]}"
            + " | {type: 'LineString', coordinates: [[1, 0], [2, 1]]} | true",
        "TEN | {type: 'LineString', coordinates: [[0, 0], [20, 0]]} | true",
        "TEN | {type: 'LineString', coordinates: [[0, 20], [20, 20]]} | false",
        "TEN | TEN | true",
        "TEN | {type: 'Polygon', coordinates: [[[10, -10], [20, -10], [20, 10], [10, 10],"
            + " [10, -10]]]} | false",
        "TEN | {type: 'Polygon', coordinates: [[[10, 10], [20, 10], [20, 20], [10, 20],"
            + " [10, 10]]]} | false",
        "TEN_WITH_HOLE | [0, 0] | false",
        "TEN_WITH_HOLE | [7, 7] | true",
        "TEN_WITH_HOLE | {type: 'Polygon', coordinates: [[[-1, -1], [1, -1], [1, 1], [-1, -1]]]}"
            + " | false",
        "{type: 'MultiLineString', coordinates: [[[-1, 0], [1, 0]], [[50, 50], [51, 51]]]}"
            + " | TEN | true",
        "[0, 0] | {type: 'Polygon', coordinates: [[[0, 0], [1, 0], [2, 0], [0, 0]]]} | true",
        "{type: 'Polygon', coordinates: []} | [0, 0] | false",
      })
  void knowsWhatMeetsOnTheSphere(String stored, String query, boolean expected)
      throws InvalidGeometry {
    assertThat(meets(stored, query)).isEqualTo(expected);
  }

  /** The ring around a strip at 180 degrees, from both sides. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[0, 0] | true | false",
        "[175, 85] | true | false",
        "[179, 0] | false | true",
        "{type: 'LineString', coordinates: [[0, 0], [10, 10]]} | true | false",
        "{type: 'LineString', coordinates: [[179, 0], [-179, 1]]} | false | true",
        "TEN | true | false",
        "{type: 'LineString', coordinates: [[160, 0], [180, 0]]} | false | false",
      })
  void seesTheLeftOfAStrictRing(String stored, boolean outside, boolean inside)
      throws InvalidGeometry {
    String ring = "{type: 'Polygon', coordinates: [[%s]]" + STRICT;
    String large = ring.formatted("[-170, -80], [170, -80], [170, 80], [-170, 80], [-170, -80]");
    String small = ring.formatted("[-170, 80], [170, 80], [170, -80], [-170, -80], [-170, 80]");
    assertThat(within(stored, "{$geometry: " + large + "}")).isEqualTo(outside);
    assertThat(within(stored, "{$geometry: " + small + "}")).isEqualTo(inside);
    boolean onBoth = !outside && !inside;
    assertThat(meets(stored, large)).isEqualTo(outside || onBoth);
    assertThat(meets(stored, small)).isEqualTo(inside || onBoth);
    assertThat(Geometry.ofStored(value(large))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1] | missing",
        "[1, 2, 3] | two numeric elements",
        "['1', 2] | numeric elements, instead got type string",
        "[{$numberDouble: 'NaN'}, 2] | finite",
        "[181, 2] | not supported",
        "{type: 'Point'} | must be an array or object",
        "{type: 'Point', coordinates: [0, 91]} | out of bounds",
        "{type: 'Feature', coordinates: [0, 1]} | unknown GeoJSON type",
        "{coordinates: [0, 1]} | unknown GeoJSON type",
        "{type: 'LineString', coordinates: [[0, 1]]} | at least 2 vertices",
        "{type: 'LineString', coordinates: [[0, 1], [0, 1]]} | at least 2 vertices",
        "{type: 'LineString', coordinates: [{x: 0, y: 1}, [2, 2]]} | must be an array",
        "{type: 'MultiPoint', coordinates: []} | at least 1 element",
        "{type: 'GeometryCollection', geometries: 1} | must be an array",
        "{type: 'GeometryCollection', geometries: []} | at least 1 element",
        "{type: 'GeometryCollection', geometries: [1]} | must be an object",
        "{type: 'GeometryCollection', geometries: [{type: 'GeometryCollection'}]} | nested",
        "{type: 'Polygon', coordinates: []} | no loops",
        "{type: 'Polygon', coordinates: [[]]} | no vertices",
        "{type: 'Polygon', coordinates: [[[0, 0], [1, 0], [1, 1], [0, 1]]]} | not closed",
        "{type: 'Polygon', coordinates: [[[0, 0], [1, 0], [0, 0]]]} | 3 different vertices",
        "{type: 'Polygon', coordinates: [[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]]} | not valid",
        "{type: 'Polygon', coordinates: [[[0, 0], [2, 0], [1, 1], [2, 2], [2, 0], [0, 0]]]}"
            + " | not valid",
        "{type: 'Polygon', coordinates: [[[0, 0], [9, 0], [9, 9], [0, 9], [0, 0]],"
            + " [[20, 20], [30, 20], [30, 30], [20, 20]]]} | Secondary loops",
        "{type: 'Polygon', coordinates: [[[0, 0], [9, 0], [9, 9], [0, 9], [0, 0]],"
            + " [[1, 1], [8, 1], [8, 8], [1, 8], [1, 1]], [[2, 2], [3, 2], [3, 3], [2, 2]]]}"
            + " | nested",
        "{type: 'Polygon', coordinates: [[[0, 0], [9, 0], [9, 9], [0, 9], [0, 0]],"
            + " [[1, 1], [5, 1], [5, 5], [1, 5], [1, 1]], [[3, 3], [7, 3], [7, 7], [3, 7],"
            + " [3, 3]]]} | isn't valid",
        "{type: 'Point', coordinates: [0, 0] STRICT | only supported by polygon",
        "{type: 'Polygon', coordinates: [[[0, 0], [9, 0], [9, 9], [0, 0]],"
            + " [[1, 1], [8, 1], [8, 8], [1, 1]]] STRICT | Only one simple loop",
        "{type: 'Point', coordinates: [0, 0], crs: 1} | must be an object",
        "{type: 'Point', coordinates: [0, 0], crs: {type: 'x'}} | must have field",
        "{type: 'Point', coordinates: [0, 0], crs: {type: 'name'}} | properties",
        "{type: 'Point', coordinates: [0, 0], crs: {type: 'name', properties: {}}} | a string",
        "{type: 'Point', coordinates: [0, 0], crs: {type: 'name', properties: {name: 'x'}}}"
            + " | Unknown CRS name: x",
      })
  void saysWhyAValueIsNoGeometry(String query, String message) {
    assertThatThrownBy(() -> Shapes.onSphere("$geometry", value(query)))
        .isInstanceOf(InvalidGeometry.class)
        .hasMessageContaining(message);
    assertThat(Geometry.ofStored(value(query)).filter(Geometry::isOnSphere))
        .matches(g -> g.isEmpty() || query.startsWith("[1, 2, 3]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{$box: [[0, 0]]}",
        "{$box: [[0, 0], 5]}",
        "{$box: [[0, 0, 0], [1, 1, 1]]}",
        "{$box: 5}",
        "{$center: [[0, 0]]}",
        "{$center: [[0, 0], -1]}",
        "{$center: [[0, 0], 1, 1]}",
        "{$centerSphere: [[0, 91], 1]}",
        "{$centerSphere: [[0, 0], {$numberDecimal: 'NaN'}]}",
        "{$polygon: [[0, 0], [1, 1]]}",
        "{$polygon: {}}",
        "{$geometry: [0, 0]}",
        "{$geometry: {type: 'LineString', coordinates: [[0, 0], [1, 1]]}}",
        "{$circle: [[0, 0], 1]}",
      })
  void refusesWhatIsNoShape(String shape) {
    assertThatThrownBy(() -> within("[0, 0]", shape)).isInstanceOf(InvalidGeometry.class);
  }

  @Test
  void knowsThatShapesOnThePlaneMeetNothing() throws InvalidGeometry {
    BsonValue circle = value("[[0, 0], 1]");
    assertThat(Shapes.onSphere("$centerSphere", circle).isOnSphere()).isFalse();
    assertThatThrownBy(() -> Shapes.onSphere("$center", circle))
        .isInstanceOf(InvalidGeometry.class);
  }
}
