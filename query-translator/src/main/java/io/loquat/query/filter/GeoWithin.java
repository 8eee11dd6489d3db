package io.loquat.query.filter;

import static io.loquat.query.filter.FilterExamples.match;
import static io.loquat.query.filter.FilterExamples.noMatch;
import static io.loquat.query.filter.FilterExamples.refused;

import io.loquat.model.ErrorCode;
import io.loquat.query.bounds.FieldBounds;
import io.loquat.query.geo.Area;
import io.loquat.query.geo.Geometry;
import io.loquat.query.geo.Shapes;
import io.loquat.query.index.IndexedField;
import io.loquat.query.operator.OperatorSpec;
import java.util.List;
import java.util.Optional;
import org.bson.BsonValue;

/** {@code $geoWithin}, and its old name {@code $within}: a geometry lies inside an area. */
record GeoWithin(OperatorSpec spec, BsonValue operand, Area area)
    implements ValuePredicate, ValueTest {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$geoWithin",
          "2.4",
          "a document with one of $geometry, $box, $center, $centerSphere, $polygon",
          "matches no null or missing field",
          List.of(ErrorCode.BAD_VALUE),
          "Matches geometries no point of which is outside the area: on the sphere for $geometry"
              + " and $centerSphere, on the plane, and points only, for the other shapes.",
          List.of(
              match("{a: [5, 5]}", "{a: {$geoWithin: {$box: [[0, 0], [10, 10]]}}}"),
              match("{a: [[20, 20], [5, 5]]}", "{a: {$geoWithin: {$box: [[0, 0], [9, 9]]}}}"),
              match("{a: {x: 5, y: 5}}", "{a: {$geoWithin: {$center: [[5, 0], 5]}}}"),
              noMatch("{a: [5, 5]}", "{a: {$geoWithin: {$polygon: [[0, 0], [0, 9], [4, 0]]}}}"),
              match(
                  "{a: {type: \"Point\", coordinates: [179, 0]}}",
                  "{a: {$geoWithin: {$centerSphere: [[-179, 0], 0.1]}}}"),
              match(
                  "{a: {type: \"LineString\", coordinates: [[1, 1], [9, 9]]}}",
                  "{a: {$geoWithin: {$geometry: {type: \"Polygon\", coordinates:"
                      + " [[[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]]]}}}}"),
              noMatch("{a: \"here\"}", "{a: {$geoWithin: {$box: [[0, 0], [10, 10]]}}}"),
              refused(
                  "{a: {$geoWithin: {$geometry: {type: \"Point\", coordinates: [1, 1]}}}}",
                  ErrorCode.BAD_VALUE),
              refused("{a: {$geoWithin: {$center: [[0, 0], 1]}, $gt: 1}}", ErrorCode.BAD_VALUE)));

  static final OperatorSpec OLD_SPEC =
      new OperatorSpec(
          "$within",
          "1.0",
          "as $geoWithin; of several shapes the last one counts",
          "matches no null or missing field",
          List.of(ErrorCode.BAD_VALUE),
          "Is the old name of $geoWithin.",
          List.of(match("{a: [5, 5]}", "{a: {$within: {$box: [[0, 0], [10, 10]]}}}")));

  static Predicate parse(BsonValue operand, Path path, Place place) {
    return new GeoWithin(SPEC, operand, GeoShape.read(operand, true, place, Shapes::area));
  }

  static Predicate parseOld(BsonValue operand, Path path, Place place) {
    return new GeoWithin(OLD_SPEC, operand, GeoShape.read(operand, false, place, Shapes::area));
  }

  @Override
  public ValueTest test() {
    return this;
  }

  @Override
  public boolean holds(BsonValue value) {
    return Geometry.ofStored(value).map(area::contains).orElse(false);
  }

  @Override
  public boolean holdsForMissing() {
    return false;
  }

  @Override
  public Optional<FieldBounds> bounds(IndexedField field) {
    return GeoBounds.of(field, cells -> cells.within(area));
  }

  @Override
  public SqlCondition toSql(FieldSql field) {
    return SqlCondition.UNKNOWN;
  }
}
