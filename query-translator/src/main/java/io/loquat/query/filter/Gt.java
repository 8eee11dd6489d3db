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

/** {@code $gt}. */
record Gt(Comparison comparison) implements ValuePredicate {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$gt",
          "1.0",
          "any value but undefined and regular expressions",
          "a missing field is like null, which is not greater than null",
          List.of(ErrorCode.BAD_VALUE),
          "Matches values greater than the operand and of its type bracket.",
          List.of(
              match("{a: 6}", "{a: {$gt: 5}}"),
              noMatch("{a: 5.0}", "{a: {$gt: 5}}"),
              noMatch("{a: \"6\"}", "{a: {$gt: 5}}"),
              match("{a: [1, 6]}", "{a: {$gt: 5}}"),
              match("{a: [1, 3]}", "{a: {$gt: [1, 2]}}"),
              match("{a: {$numberLong: \"9007199254740993\"}}", "{a: {$gt: 9007199254740992.0}}"),
              noMatch("{a: {$numberDouble: \"NaN\"}}", "{a: {$gt: 5}}"),
              match("{a: \"x\"}", "{a: {$gt: {$minKey: 1}}}"),
              refused(
                  "{a: {$gt: {$regularExpression: {pattern: \"x\", options: \"\"}}}}",
                  ErrorCode.BAD_VALUE)));

  static Predicate parse(BsonValue operand, Path path, Place place) {
    return new Gt(
        new Comparison(
            Relation.GT, Comparison.ordered(operand, path, place), place.context().order()));
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
