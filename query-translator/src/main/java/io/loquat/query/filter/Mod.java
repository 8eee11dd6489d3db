package io.loquat.query.filter;

import static io.loquat.query.filter.FilterExamples.match;
import static io.loquat.query.filter.FilterExamples.noMatch;
import static io.loquat.query.filter.FilterExamples.refused;

import io.loquat.model.BsonNumbers;
import io.loquat.model.ErrorCode;
import io.loquat.query.bounds.Brackets;
import io.loquat.query.bounds.FieldBounds;
import io.loquat.query.bounds.Intervals;
import io.loquat.query.index.IndexedField;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.ShellText;
import io.loquat.query.sql.SqlFragment;
import io.loquat.query.sql.SqlParameter;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bson.BsonValue;

/** {@code $mod}: numbers that leave a remainder when divided. */
record Mod(BsonValue operand, long divisor, long remainder) implements ValuePredicate {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$mod",
          "1.0",
          "an array of two numbers, divisor and remainder, cut to whole ones",
          "null and missing fields are no numbers",
          List.of(ErrorCode.BAD_VALUE),
          "Matches numbers that, cut to whole ones and divided by the divisor, leave the"
              + " remainder, which has the sign of the number.",
          List.of(
              match("{a: 8}", "{a: {$mod: [4, 0]}}"),
              match("{a: 9.9}", "{a: {$mod: [4, 1]}}"),
              match("{a: -5}", "{a: {$mod: [4.5, -1]}}"),
              noMatch("{a: -5}", "{a: {$mod: [4, 3]}}"),
              match("{a: [1, 2]}", "{a: {$mod: [2, 0]}}"),
              match("{a: {$numberDecimal: \"10\"}}", "{a: {$mod: [{$numberLong: \"3\"}, 1]}}"),
              noMatch("{a: {$numberDouble: \"Infinity\"}}", "{a: {$mod: [4, 0]}}"),
              noMatch("{a: \"8\"}", "{a: {$mod: [4, 0]}}"),
              refused("{a: {$mod: 4}}", ErrorCode.BAD_VALUE),
              refused("{a: {$mod: [4]}}", ErrorCode.BAD_VALUE),
              refused("{a: {$mod: [4, 0, 0]}}", ErrorCode.BAD_VALUE),
              refused("{a: {$mod: [0, 0]}}", ErrorCode.BAD_VALUE),
              refused("{a: {$mod: [\"4\", 0]}}", ErrorCode.BAD_VALUE)));

  static Predicate parse(BsonValue operand, Path path, Place place) {
    if (!operand.isArray()) {
      throw place.error("malformed mod, needs to be an array");
    }
    List<BsonValue> numbers = operand.asArray();
    long divisor = number(numbers, 0, "divisor", place);
    long remainder = number(numbers, 1, "remainder", place);
    if (numbers.size() > 2) {
      throw place.error("malformed mod, too many elements");
    }
    if (divisor == 0) {
      throw place.error("divisor cannot be 0");
    }
    return new Mod(operand, divisor, remainder);
  }

  private static long number(List<BsonValue> numbers, int index, String name, Place place) {
    if (index >= numbers.size()) {
      throw place.error("malformed mod, not enough elements");
    }
    BsonValue number = numbers.get(index);
    if (!BsonNumbers.isNumber(number)) {
      throw place.error("malformed mod, " + name + " not a number");
    }
    return CutNumber.of(number)
        .orElseThrow(
            () ->
                place.error(
                    "malformed mod, %s value is invalid :: caused by :: Unable to coerce %s to an"
                            .formatted(name, ShellText.of(number))
                        + " integral value of 64 bits"));
  }

  @Override
  public OperatorSpec spec() {
    return SPEC;
  }

  @Override
  public PresentTest test() {
    return value -> {
      OptionalLong number = CutNumber.of(value);
      return number.isPresent() && number.getAsLong() % divisor == remainder;
    };
  }

  /** Reals are cut on both sides of what SQL reads, because their last bit may be read wrongly. */
  @Override
  public Optional<FieldBounds> bounds(IndexedField field) {
    return ComparisonBounds.holdsValues(field)
        ? Optional.of(FieldBounds.inexact(Intervals.of(Brackets.numbers())))
        : Optional.empty();
  }

  @Override
  public SqlCondition toSql(FieldSql field) {
    SqlFragment by = integer(divisor);
    SqlFragment left = integer(remainder);
    LeafTest integers =
        LeafTest.when(
            EnumSet.of(JsonType.INTEGER),
            value -> SqlFragment.template("{} % {} = {}", value.scalar(), by, left));
    LeafTest reals =
        LeafTest.when(
            EnumSet.of(JsonType.REAL),
            value ->
                SqlFragment.template(
                    "{} IN (CAST({} * 0.999999999999999 AS INTEGER) % {},"
                        + " CAST({} * 1.000000000000001 AS INTEGER) % {})"
                        + " OR abs({}) > 4503599627370496",
                    left, value.scalar(), by, value.scalar(), by, value.scalar()));
    return field.where(integers.or(reals).or(NumberSql.wrapped()));
  }

  private static SqlFragment integer(long value) {
    return SqlFragment.of("?", new SqlParameter.Integer(value));
  }
}
