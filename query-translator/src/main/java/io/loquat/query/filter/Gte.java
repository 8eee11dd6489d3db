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

/** {@code $gte}. */
record Gte(Comparison comparison) implements ValuePredicate {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$gte",
          "1.0",
          "any value but undefined and regular expressions",
          "null matches null and missing fields",
          List.of(ErrorCode.BAD_VALUE),
          "Matches values greater than or equal to the operand and of its type bracket.",
          List.of(
              match("{a: 5.0}", "{a: {$gte: 5}}"),
              noMatch("{a: 4}", "{a: {$gte: 5}}"),
              match("{a: \"b\"}", "{a: {$gte: \"a\"}}"),
              match("{}", "{a: {$gte: null}}"),
              noMatch("{a: 0}", "{a: {$gte: null}}"),
              match("{a: {b: 2}}", "{a: {$gte: {b: 1}}}"),
              match("{a: {$numberDouble: \"NaN\"}}", "{a: {$gte: {$numberDecimal: \"NaN\"}}}"),
              refused("{a: {$gte: {$undefined: true}}}", ErrorCode.BAD_VALUE)));

  static Predicate parse(BsonValue operand, Path path, Place place) {
    return new Gte(
        new Comparison(
            Relation.GTE, Comparison.ordered(operand, path, place), place.context().order()));
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
