package io.loquat.query.expression.date;

import static io.loquat.query.expression.date.DateSpecs.codes;
import static io.loquat.query.expression.date.DateSpecs.date;
import static io.loquat.query.expression.date.DateSpecs.fails;
import static io.loquat.query.expression.date.DateSpecs.gives;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Expression.Constant;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.expression.tree.ExpressionParser;
import io.loquat.query.expression.tree.NamedOperands;
import io.loquat.query.operator.OperatorSpec;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** {@code $dateDiff}. Stateless. */
final class DateDiff {
  static final OperatorSpec SPEC =
      DateSpecs.spec(
          "$dateDiff",
          "5.0",
          "`startDate`, `endDate`, `unit`, optionally `timezone` and `startOfWeek`",
          codes(40485, 40517, 5166301, 5166302, 5166303, 5166304, 5166305, 5166307, 5439013),
          "Counts the ends of units, such as midnights, between two dates.",
          gives(
              "2024-01-31T23:00:00Z",
              "{\"$dateDiff\": {\"startDate\": \"$d\", \"endDate\": %s, \"unit\": \"month\"}}"
                  .formatted(date("2024-02-01T01:00:00Z")),
              "{\"$numberLong\": \"1\"}"),
          gives(
              "2024-01-31T23:00:00Z",
              "{\"$dateDiff\": {\"startDate\": \"$d\", \"endDate\": null, \"unit\": \"day\"}}",
              "null"),
          fails(
              "{\"$dateDiff\": {\"startDate\": \"$d\", \"endDate\": \"$d\", \"unit\": \"day\"}}",
              5166307));

  private static final String NAME = "$dateDiff";
  private static final List<String> NAMES =
      List.of("startDate", "endDate", "unit", "timezone", "startOfWeek");
  private static final NamedOperands.Codes CODES = new NamedOperands.Codes(5166301, 5166302);

  private DateDiff() {}

  static Expression parse(BsonValue argument, ExpressionParser parser) {
    List<Expression> operands = operands(argument, parser);
    return WeekStart.isAlwaysNull(operands)
        ? new Constant(BsonNull.VALUE)
        : ExpressionOperator.call(NAME, operands, DateDiff::apply);
  }

  private static List<Expression> operands(BsonValue argument, ExpressionParser parser) {
    NamedOperands arguments = NamedOperands.parse(NAME, argument, NAMES, CODES, parser);
    return List.of(
        arguments.required("startDate", 5166303),
        arguments.required("endDate", 5166304),
        arguments.required("unit", 5166305),
        arguments.orText("timezone", "UTC"),
        arguments.orText("startOfWeek", "sunday"));
  }

  private static BsonValue apply(List<BsonValue> values) {
    if (values.subList(0, 3).stream().anyMatch(MissingValue::isNullish)) {
      return BsonNull.VALUE;
    }
    DateUnit unit = DateUnit.of(NAME, values.get(2));
    boolean isWeek = unit == DateUnit.WEEK;
    if (isWeek && MissingValue.isNullish(values.get(4))) {
      return BsonNull.VALUE;
    }
    DayOfWeek weekStart = isWeek ? WeekStart.of(NAME, values.get(4)) : DayOfWeek.SUNDAY;
    Optional<Zone> zone = Zone.of(values.get(3));
    if (zone.isEmpty()) {
      return BsonNull.VALUE;
    }
    long start = Dates.required(NAME, "startDate", values.get(0));
    long end = Dates.required(NAME, "endDate", values.get(1));
    try {
      return new BsonInt64(between(start, end, unit, zone.get(), weekStart));
    } catch (ArithmeticException e) {
      throw new CommandException(ErrorCode.location(5166308), "dateDiff overflowed");
    }
  }

  private static long between(long start, long end, DateUnit unit, Zone zone, DayOfWeek weekStart) {
    return switch (unit) {
      case YEAR, QUARTER, MONTH ->
          Math.floorDiv(months(zone.local(end)), unit.months())
              - Math.floorDiv(months(zone.local(start)), unit.months());
      case WEEK -> weeks(zone.local(end), weekStart) - weeks(zone.local(start), weekStart);
      case DAY -> day(zone.local(end)) - day(zone.local(start));
      case HOUR, MINUTE -> clock(start, end, unit, zone);
      case SECOND -> Math.floorDiv(end, unit.millis()) - Math.floorDiv(start, unit.millis());
      case MILLISECOND -> Math.subtractExact(end, start);
    };
  }

  private static long months(LocalDateTime local) {
    return local.getYear() * 12L + local.getMonthValue() - 1;
  }

  private static long day(LocalDateTime local) {
    return local.toLocalDate().toEpochDay();
  }

  /** The first day of 1970 was a Thursday. */
  private static long weeks(LocalDateTime local, DayOfWeek weekStart) {
    return Math.floorDiv(day(local) + DayOfWeek.THURSDAY.getValue() - weekStart.getValue(), 7);
  }

  /** By the local clock, but for the hours that it has been changed by. */
  private static long clock(long start, long end, DateUnit unit, Zone zone) {
    long millisChanged = (zone.offsetSeconds(end) - zone.offsetSeconds(start)) * 1000L;
    return Math.floorDiv(Dates.asUtc(zone.local(end)), unit.millis())
        - Math.floorDiv(Dates.asUtc(zone.local(start)), unit.millis())
        - millisChanged / unit.millis();
  }
}
