package io.loquat.query.filter;

import static io.loquat.query.filter.FilterExamples.match;
import static io.loquat.query.filter.FilterExamples.noMatch;
import static io.loquat.query.filter.FilterExamples.refused;

import io.loquat.model.BsonNumbers;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.ShellText;
import io.loquat.query.sql.SqlFragment;
import io.loquat.query.sql.SqlParameter;
import java.util.List;
import java.util.OptionalLong;
import org.bson.BsonValue;

/** {@code $size}: arrays of a length. */
record Size(BsonValue operand, int size) implements ValuePredicate {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$size",
          "1.0",
          "a whole number from 0 on that an int32 holds",
          "null and missing fields are no arrays",
          List.of(ErrorCode.BAD_VALUE),
          "Matches arrays that have just so many elements.",
          List.of(
              match("{a: [1, 2]}", "{a: {$size: 2}}"),
              noMatch("{a: [[1, 2]]}", "{a: {$size: 2}}"),
              match("{a: [[1, 2]]}", "{\"a.0\": {$size: 2}}"),
              match("{a: [{b: [1]}, {b: []}]}", "{\"a.b\": {$size: 0}}"),
              noMatch("{a: 5}", "{a: {$size: 1}}"),
              match("{}", "{a: {$not: {$size: 0}}}"),
              refused("{a: {$size: -1}}", ErrorCode.BAD_VALUE),
              refused("{a: {$size: 1.5}}", ErrorCode.BAD_VALUE),
              refused("{a: {$size: \"1\"}}", ErrorCode.BAD_VALUE)));

  static Predicate parse(BsonValue operand, Path path, Place place) {
    OptionalLong size = BsonNumbers.toLongExactly(operand);
    if (size.isEmpty() || size.getAsLong() > Integer.MAX_VALUE) {
      throw place.error(
          "Failed to parse $size. Expected an integer in: " + ShellText.field("$size", operand));
    }
    if (size.getAsLong() < 0) {
      throw place.error(
          "Failed to parse $size. Expected a non-negative number in: "
              + ShellText.field("$size", operand));
    }
    return new Size(operand, (int) size.getAsLong());
  }

  @Override
  public OperatorSpec spec() {
    return SPEC;
  }

  @Override
  public WholeArrayTest test() {
    return array -> array.size() == size;
  }

  @Override
  public SqlCondition toSql(FieldSql field) {
    SqlFragment wanted = SqlFragment.of("?", new SqlParameter.Integer(size));
    return field.where(
        LeafTest.ofWholeArrays(array -> SqlFragment.template("{} = {}", array.length(), wanted)));
  }
}
