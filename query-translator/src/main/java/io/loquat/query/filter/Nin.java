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
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** {@code $nin}: not {@code $in}. */
record Nin(BsonArray operand, Membership membership) implements Predicate {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$nin",
          "1.0",
          "an array of values and regular expressions",
          "matches missing fields, unless null is in the array",
          List.of(ErrorCode.BAD_VALUE),
          "Matches documents that $in does not match, those without the field among them.",
          List.of(
              match("{a: 4}", "{a: {$nin: [1, 5]}}"),
              noMatch("{a: [4, 5]}", "{a: {$nin: [1, 5]}}"),
              match("{}", "{a: {$nin: [1, 5]}}"),
              noMatch("{}", "{a: {$nin: [null]}}"),
              refused("{a: {$nin: {}}}", ErrorCode.BAD_VALUE)));

  static Predicate parse(BsonValue operand, Path path, Place place) {
    BsonArray values = Membership.checked(SPEC.name(), operand, place);
    return new Nin(values, Membership.of(values, place));
  }

  @Override
  public OperatorSpec spec() {
    return SPEC;
  }

  @Override
  public boolean matches(Path path, BsonDocument document) {
    return !path.any(document, membership);
  }

  @Override
  public Optional<FieldBounds> bounds(IndexedField field) {
    return ComparisonBounds.negated(MembershipBounds.of(membership, field), field);
  }

  @Override
  public SqlCondition toSql(FieldSql field) {
    return membership.toSql(field).negated();
  }
}
