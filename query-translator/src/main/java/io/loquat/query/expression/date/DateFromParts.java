package io.loquat.query.expression.date;

import static io.loquat.query.expression.date.DateSpecs.codes;
import static io.loquat.query.expression.date.DateSpecs.date;
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
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** {@code $dateFromParts}. Stateless. */
final class DateFromParts {
  static final OperatorSpec SPEC =
      DateSpecs.spec(
          "$dateFromParts",
          "3.6",
          "`year`, `month`, `day` or `isoWeekYear`, `isoWeek`, `isoDayOfWeek`; `hour`, `minute`,"
              + " `second`, `millisecond`, `timezone`",
          codes(31034, 31095, 40485, 40489, 40515, 40516, 40517, 40518, 40519, 40523, 40525),
          "Puts a date together; parts that are too large or too small carry over.",
          gives(
              "2024-01-01T00:00:00Z",
              "{\"$dateFromParts\": {\"year\": 2024, \"month\": 14}}",
              date("2025-02-01T00:00:00Z")),
          gives(
              "2024-01-01T00:00:00Z",
              "{\"$dateFromParts\": {\"isoWeekYear\": 2024, \"isoWeek\": 2, \"timezone\":"
                  + " \"+01\"}}",
              date("2024-01-07T23:00:00Z")),
          Example.fails(
              "{}",
              "{\"$dateFromParts\": {\"year\": 2024, \"isoWeek\": 1}}",
              ErrorCode.location(40489)));

  private static final String NAME = "$dateFromParts";
  private static final List<String> TIME = List.of("hour", "minute", "second", "millisecond");
  private static final List<String> NATURAL = List.of("year", "month", "day");
  private static final List<String> ISO = List.of("isoWeekYear", "isoWeek", "isoDayOfWeek");
  private static final NamedOperands.Codes CODES = new NamedOperands.Codes(40519, 40518);
  private static final int YEAR_MAX = 9999;

  private DateFromParts() {}

  static final ExpressionOperator OPERATOR = new ExpressionOperator(SPEC, DateFromParts::parse);

  private static Expression parse(BsonValue argument, ExpressionParser parser) {
    NamedOperands arguments = arguments(argument, parser);
    boolean isIso = !arguments.has("year");
    return ExpressionOperator.call(
        NAME, operands(arguments, isIso ? ISO : NATURAL), values -> apply(values, isIso));
  }

  /** The four of the time, the zone, the year, and two within the year. */
  private static List<Expression> operands(NamedOperands arguments, List<String> date) {
    List<Expression> operands = new ArrayList<>();
    Expression zero = new Constant(new BsonInt32(0));
    TIME.forEach(name -> operands.add(arguments.optional(name).orElse(zero)));
    operands.add(arguments.orText("timezone", "UTC"));
    Expression one = new Constant(new BsonInt32(1));
    date.forEach(name -> operands.add(arguments.optional(name).orElse(one)));
    return List.copyOf(operands);
  }

  private static NamedOperands arguments(BsonValue argument, ExpressionParser parser) {
    List<String> names = new ArrayList<>(TIME);
    names.addAll(NATURAL);
    names.addAll(ISO);
    names.add("timezone");
    NamedOperands arguments = NamedOperands.parse(NAME, argument, names, CODES, parser);
    if (!arguments.has("year") && !arguments.has("isoWeekYear")) {
      throw error(40516, NAME + " requires either 'year' or 'isoWeekYear' to be present");
    }
    if (arguments.has("year") && ISO.stream().anyMatch(arguments::has)) {
      throw error(40489, NAME + " does not allow mixing natural dates with ISO dates");
    }
    if (arguments.has("isoWeekYear") && NATURAL.stream().anyMatch(arguments::has)) {
      throw error(40525, NAME + " does not allow mixing ISO dates with natural dates");
    }
    return arguments;
  }

  private static BsonValue apply(List<BsonValue> values, boolean isIso) {
    List<String> date = isIso ? ISO : NATURAL;
    long[] time = new long[TIME.size()];
    for (int k = 0; k < time.length; k++) {
      if (MissingValue.isNullish(values.get(k))) {
        return BsonNull.VALUE;
      }
      time[k] = k < 2 ? small(TIME.get(k), values.get(k)) : integer(TIME.get(k), values.get(k));
    }
    Optional<Zone> zone = Zone.of(values.get(4));
    if (zone.isEmpty() || values.subList(5, 8).stream().anyMatch(MissingValue::isNullish)) {
      return BsonNull.VALUE;
    }
    long year = integer(date.get(0), values.get(5));
    long second = small(date.get(1), values.get(6));
    long third = small(date.get(2), values.get(7));
    if (year < 1 || year > YEAR_MAX) {
      throw error(
          isIso ? 31095 : 40523,
          "'%s' must evaluate to an integer in the range 1 to 9999, found %s"
              .formatted(date.getFirst(), year));
    }
    LocalDate day = isIso ? iso(year, second, third) : natural(year, second, third);
    return Dates.computed(() -> zone.get().toMillis(at(day, time)));
  }

  private static LocalDate natural(long year, long month, long day) {
    return LocalDate.of((int) year, 1, 1).plusMonths(month - 1).plusDays(day - 1);
  }

  /** The fourth of January always lies in the first week. */
  private static LocalDate iso(long year, long week, long dayOfWeek) {
    LocalDate inFirstWeek = LocalDate.of((int) year, 1, 4);
    LocalDate monday = inFirstWeek.minusDays(inFirstWeek.getDayOfWeek().getValue() - 1L);
    return monday.plusWeeks(week - 1).plusDays(dayOfWeek - 1);
  }

  private static LocalDateTime at(LocalDate day, long[] time) {
    long millis = Math.addExact(Math.multiplyExact(time[2], 1000L), time[3]);
    return day.atStartOfDay()
        .plusHours(time[0])
        .plusMinutes(time[1])
        .plusSeconds(Math.floorDiv(millis, 1000L))
        .plusNanos(Math.floorMod(millis, 1000L) * 1_000_000L);
  }

  private static long integer(String name, BsonValue value) {
    return Integers.exact(value)
        .orElseThrow(
            () ->
                error(
                    40515,
                    "'%s' must evaluate to an integer, found %s with value %s"
                        .formatted(name, ShellText.typeName(value), ShellText.of(value))));
  }

  private static long small(String name, BsonValue value) {
    long number = integer(name, value);
    if (number < Short.MIN_VALUE || number > Short.MAX_VALUE) {
      throw error(
          31034,
          "'%s' must evaluate to a value in the range [-32768, 32767]; value %s is not in range"
              .formatted(name, number));
    }
    return number;
  }

  private static CommandException error(int code, String message) {
    return new CommandException(ErrorCode.location(code), message);
  }
}
