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

/** {@code $lt}. */
record Lt(Comparison comparison) implements ValuePredicate {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$lt",
          "1.0",
          "any value but undefined and regular expressions",
          "a missing field is like null, which is not less than null",
          List.of(ErrorCode.BAD_VALUE),
          "Matches values less than the operand and of its type bracket.",
          List.of(
              match("{a: 4.5}", "{a: {$lt: 5}}"),
              noMatch("{a: 5}", "{a: {$lt: 5}}"),
              noMatch("{a: null}", "{a: {$lt: 5}}"),
              match("{a: [9, 1]}", "{a: {$lt: 5}}"),
              match(
                  "{a: {$date: \"2026-01-01T00:00:00Z\"}}",
                  "{a: {$lt: {$date: \"2026-01-02T00:00:00Z\"}}}"),
              match("{a: false}", "{a: {$lt: true}}"),
              match("{a: 1}", "{a: {$lt: {$maxKey: 1}}}"),
              refused("{a: {$lt: {$undefined: true}}}", ErrorCode.BAD_VALUE)));

  static Predicate parse(BsonValue operand, Path path, Place place) {
    return new Lt(
        new Comparison(
            Relation.LT, Comparison.ordered(operand, path, place), place.context().order()));
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
