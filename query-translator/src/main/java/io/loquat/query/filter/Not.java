package io.loquat.query.filter;

import static io.loquat.query.filter.FilterExamples.match;
import static io.loquat.query.filter.FilterExamples.noMatch;
import static io.loquat.query.filter.FilterExamples.refused;

import io.loquat.model.ErrorCode;
import io.loquat.query.bounds.FieldBounds;
import io.loquat.query.index.IndexedField;
import io.loquat.query.operator.OperatorSpec;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** {@code $not}: the operators in it do not all match. */
record Not(BsonDocument operand, List<Predicate> predicates) implements Predicate {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$not",
          "2.0",
          "a nonempty document of operators, or a regular expression",
          "matches missing fields, if the operators do not",
          List.of(ErrorCode.BAD_VALUE),
          "Matches documents that the operators in it do not match, those without the field among"
              + " them.",
          List.of(
              match("{a: 3}", "{a: {$not: {$gt: 5}}}"),
              match("{a: \"x\"}", "{a: {$not: {$gt: 5}}}"),
              match("{}", "{a: {$not: {$gt: 5}}}"),
              noMatch("{a: [1, 6]}", "{a: {$not: {$gt: 5}}}"),
              match("{a: 9}", "{a: {$not: {$gt: 2, $lt: 5}}}"),
              match("{a: 5}", "{a: {$not: {$not: {$eq: 5}}}}"),
              refused("{a: {$not: {}}}", ErrorCode.BAD_VALUE),
              refused("{a: {$not: 5}}", ErrorCode.BAD_VALUE),
              refused("{a: {$not: {b: 5}}}", ErrorCode.BAD_VALUE)));

  Not {
    predicates = List.copyOf(predicates);
  }

  static Predicate parse(BsonValue operand, Path path, Place place) {
    if (operand.isRegularExpression()) {
      return new Not(
          new BsonDocument(RegexMatch.SPEC.name(), operand),
          List.of(RegexMatch.of(operand.asRegularExpression(), place)));
    }
    if (!operand.isDocument()) {
      throw place.error("$not needs a regex or a document");
    }
    if (operand.asDocument().isEmpty()) {
      throw place.error("$not cannot be empty");
    }
    return new Not(
        operand.asDocument(), FilterParser.predicates(operand.asDocument(), path, place));
  }

  @Override
  public OperatorSpec spec() {
    return SPEC;
  }

  @Override
  public boolean matches(Path path, BsonDocument document) {
    for (Predicate predicate : predicates) {
      if (!predicate.matches(path, document)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Optional<FieldBounds> bounds(IndexedField field) {
    return predicates.size() == 1
        ? ComparisonBounds.negated(predicates.getFirst().bounds(field), field)
        : Optional.empty();
  }

  @Override
  public SqlCondition toSql(FieldSql field) {
    return SqlCondition.and(predicates.stream().map(each -> each.toSql(field)).toList()).negated();
  }
}
