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
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** {@code $ne}: not {@code $eq}, so no element of an array may equal the operand. */
record Ne(Comparison comparison) implements Predicate {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$ne",
          "1.0",
          "any value but undefined and regular expressions",
          "matches missing fields, unless the operand is null",
          List.of(ErrorCode.BAD_VALUE),
          "Matches documents that $eq does not match, those without the field among them.",
          List.of(
              match("{a: 4}", "{a: {$ne: 5}}"),
              noMatch("{a: 5.0}", "{a: {$ne: 5}}"),
              noMatch("{a: [1, 5]}", "{a: {$ne: 5}}"),
              match("{}", "{a: {$ne: 5}}"),
              noMatch("{}", "{a: {$ne: null}}"),
              match("{a: []}", "{\"a.b\": {$ne: null}}"),
              refused(
                  "{a: {$ne: {$regularExpression: {pattern: \"x\", options: \"\"}}}}",
                  ErrorCode.BAD_VALUE)));

  static Predicate parse(BsonValue operand, Path path, Place place) {
    if (operand.isRegularExpression()) {
      throw place.error("Can't have regex as arg to $ne.");
    }
    return new Ne(
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
  public boolean matches(Path path, BsonDocument document) {
    return !path.any(document, comparison);
  }

  @Override
  public Optional<FieldBounds> bounds(IndexedField field) {
    return ComparisonBounds.negated(ComparisonBounds.of(comparison, field), field);
  }

  @Override
  public SqlCondition toSql(FieldSql field) {
    return field.compare(comparison).negated();
  }
}
