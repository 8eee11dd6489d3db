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
import org.bson.BsonValue;

/** {@code $in}. */
record In(BsonArray operand, Membership membership) implements ValuePredicate {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$in",
          "1.0",
          "an array of values and regular expressions",
          "null in the array matches null and missing fields",
          List.of(ErrorCode.BAD_VALUE),
          "Matches values that $eq matches for at least one value of the array.",
          List.of(
              match("{a: 5}", "{a: {$in: [1, 5.0]}}"),
              noMatch("{a: 5}", "{a: {$in: []}}"),
              match("{a: [1, 2]}", "{a: {$in: [2, 3]}}"),
              match("{a: [1, 2]}", "{a: {$in: [[1, 2]]}}"),
              match("{}", "{a: {$in: [1, null]}}"),
              noMatch("{a: \"1\"}", "{a: {$in: [1, true]}}"),
              refused("{a: {$in: 5}}", ErrorCode.BAD_VALUE),
              refused("{a: {$in: [{$gt: 5}]}}", ErrorCode.BAD_VALUE)));

  static Predicate parse(BsonValue operand, Path path, Place place) {
    BsonArray values = Membership.checked(SPEC.name(), operand, place);
    return new In(values, Membership.of(values, place));
  }

  @Override
  public OperatorSpec spec() {
    return SPEC;
  }

  @Override
  public ValueTest test() {
    return membership;
  }

  @Override
  public Optional<FieldBounds> bounds(IndexedField field) {
    return MembershipBounds.of(membership, field);
  }

  @Override
  public SqlCondition toSql(FieldSql field) {
    return membership.toSql(field);
  }
}
