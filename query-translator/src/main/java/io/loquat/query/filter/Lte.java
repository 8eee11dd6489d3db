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

/** {@code $lte}. */
record Lte(Comparison comparison) implements ValuePredicate {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$lte",
          "1.0",
          "any value but undefined and regular expressions",
          "null matches null and missing fields",
          List.of(ErrorCode.BAD_VALUE),
          "Matches values less than or equal to the operand and of its type bracket.",
          List.of(
              match("{a: 5}", "{a: {$lte: 5.0}}"),
              noMatch("{a: 5.1}", "{a: {$lte: 5}}"),
              match("{a: {$numberDecimal: \"0.1\"}}", "{a: {$lte: 0.5}}"),
              match("{a: null}", "{a: {$lte: null}}"),
              noMatch("{a: {$undefined: true}}", "{a: {$lte: null}}"),
              refused("{a: {$lte: {$undefined: true}}}", ErrorCode.BAD_VALUE)));

  static Predicate parse(BsonValue operand, Path path, Place place) {
    return new Lte(
        new Comparison(
            Relation.LTE, Comparison.ordered(operand, path, place), place.context().order()));
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
