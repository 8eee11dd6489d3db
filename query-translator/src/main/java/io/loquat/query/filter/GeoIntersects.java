package io.loquat.query.filter;

import static io.loquat.query.filter.FilterExamples.match;
import static io.loquat.query.filter.FilterExamples.noMatch;
import static io.loquat.query.filter.FilterExamples.refused;

import io.loquat.model.ErrorCode;
import io.loquat.query.bounds.FieldBounds;
import io.loquat.query.geo.Geometry;
import io.loquat.query.geo.Shapes;
import io.loquat.query.index.IndexedField;
import io.loquat.query.operator.OperatorSpec;
import java.util.List;
import java.util.Optional;
import org.bson.BsonValue;

/** {@code $geoIntersects}: a geometry on the sphere meets that of the query. */
record GeoIntersects(BsonValue operand, Geometry geometry) implements ValuePredicate, ValueTest {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$geoIntersects",
          "2.4",
          "a document with $geometry: GeoJSON, or two numbers",
          "matches no null or missing field",
          List.of(ErrorCode.BAD_VALUE),
          "Matches geometries that have a point in common with the one in the query, on the"
              + " sphere; values that are no geometry do not match.",
          List.of(
              match(
                  "{a: {type: \"Point\", coordinates: [5, 5]}}",
                  "{a: {$geoIntersects: {$geometry: {type: \"Polygon\", coordinates:"
                      + " [[[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]]]}}}}"),
              match(
                  "{a: {type: \"LineString\", coordinates: [[-1, -1], [1, 1]]}}",
                  "{a: {$geoIntersects: {$geometry: {type: \"LineString\", coordinates:"
                      + " [[-1, 1], [1, -1]]}}}}"),
              match("{a: [1, 2]}", "{a: {$geoIntersects: {$geometry: [1, 2]}}}"),
              noMatch("{a: [1, 2]}", "{a: {$geoIntersects: {$geometry: [2, 1]}}}"),
              noMatch("{a: 5}", "{a: {$geoIntersects: {$geometry: [2, 1]}}}"),
              refused("{a: {$geoIntersects: {$geometry: [200, 1]}}}", ErrorCode.BAD_VALUE),
              refused("{a: {$geoIntersects: {$box: [[0, 0], [1, 1]]}}}", ErrorCode.BAD_VALUE)));

  static Predicate parse(BsonValue operand, Path path, Place place) {
    return new GeoIntersects(operand, GeoShape.read(operand, false, place, Shapes::onSphere));
  }

  @Override
  public OperatorSpec spec() {
    return SPEC;
  }

  @Override
  public ValueTest test() {
    return this;
  }

  @Override
  public boolean holds(BsonValue value) {
    return Geometry.ofStored(value).map(geometry::intersects).orElse(false);
  }

  @Override
  public boolean holdsForMissing() {
    return false;
  }

  @Override
  public Optional<FieldBounds> bounds(IndexedField field) {
    return GeoBounds.of(field, cells -> cells.meeting(geometry));
  }

  @Override
  public SqlCondition toSql(FieldSql field) {
    return SqlCondition.UNKNOWN;
  }
}
