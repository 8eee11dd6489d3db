package io.loquat.query.filter;

import static io.loquat.query.filter.FilterExamples.match;
import static io.loquat.query.filter.FilterExamples.noMatch;
import static io.loquat.query.filter.FilterExamples.refused;

import io.loquat.model.ErrorCode;
import io.loquat.query.bounds.FieldBounds;
import io.loquat.query.filter.Comparison.Relation;
import io.loquat.query.index.IndexedField;
import io.loquat.query.operator.OperatorSpec;
import java.util.List;
import java.util.Optional;
import org.bson.BsonValue;

/** {@code $eq}, spelled out or implied by a plain value. */
record Eq(Comparison comparison) implements ValuePredicate {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$eq",
          "3.0",
          "any value but undefined",
          "null matches null and missing fields",
          List.of(ErrorCode.BAD_VALUE),
          "Matches values equal to the operand, whole arrays and elements of arrays;"
              + " null also matches a missing field.",
          List.of(
              match("{a: 5}", "{a: {$eq: 5}}"),
              match("{a: 5.0}", "{a: 5}"),
              match("{a: {$numberDecimal: \"5.00\"}}", "{a: 5}"),
              noMatch("{a: \"5\"}", "{a: 5}"),
              match("{a: [1, 5]}", "{a: 5}"),
              match("{a: [1, 5]}", "{a: [1, 5]}"),
              noMatch("{a: [5, 1]}", "{a: [1, 5]}"),
              match("{a: {b: 1, c: 2}}", "{a: {b: 1, c: 2}}"),
              noMatch("{a: {c: 2, b: 1}}", "{a: {b: 1, c: 2}}"),
              match("{}", "{a: null}"),
              noMatch("{a: {$undefined: true}}", "{a: null}"),
              match("{a: [{b: 1}, {b: 2}]}", "{\"a.b\": 2}"),
              match("{a: [{b: 1}, {b: 2}]}", "{\"a.1.b\": 2}"),
              match("{a: {\"1\": {b: 2}}}", "{\"a.1.b\": 2}"),
              noMatch("{a: []}", "{\"a.b\": null}"),
              match("{a: {$numberDouble: \"NaN\"}}", "{a: {$numberDouble: \"NaN\"}}"),
              refused("{a: {$undefined: true}}", ErrorCode.BAD_VALUE)));

  static Predicate parse(BsonValue operand, Path path, Place place) {
    return new Eq(
        new Comparison(Relation.EQ, Comparison.checked(operand, place), place.context().order()));
  }

  @Override
  public BsonValue operand() {
    return comparison.operand();
  }

  @Override
  public OperatorSpec spec() {
    return SPEC;
  }

  @Override
  public ValueTest test() {
    return comparison;
  }

  @Override
  public Optional<FieldBounds> bounds(IndexedField field) {
    return ComparisonBounds.of(comparison, field);
  }

  @Override
  public SqlCondition toSql(FieldSql field) {
    return field.compare(comparison);
  }
}
