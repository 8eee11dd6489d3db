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
import io.loquat.query.operator.ShellText;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** {@code $dateTrunc}. Stateless. */
final class DateTrunc {
  static final OperatorSpec SPEC =
      DateSpecs.spec(
          "$dateTrunc",
          "5.0",
          "`date`, `unit`, optionally `binSize`, `timezone`, `startOfWeek`",
          codes(40485, 40517, 5166307, 5439007, 5439008, 5439009, 5439010, 5439013, 5439015),
          "Gives the beginning of the unit, or of several, that a date lies in;"
              + " several are counted from the year 2000 on.",
          gives(
              "2024-03-10T21:05:06Z",
              "{\"$dateTrunc\": {\"date\": \"$d\", \"unit\": \"hour\", \"binSize\": 2}}",
              date("2024-03-10T20:00:00Z")),
          gives(
              "2024-03-10T21:05:06Z",
              "{\"$dateTrunc\": {\"date\": \"$d\", \"unit\": null}}",
              "null"),
          fails("{\"$dateTrunc\": {\"date\": \"$d\", \"unit\": \"day\"}}", 5166307));

  private static final String NAME = "$dateTrunc";
  private static final List<String> NAMES =
      List.of("date", "unit", "binSize", "timezone", "startOfWeek");
  private static final NamedOperands.Codes CODES = new NamedOperands.Codes(5439007, 5439008);

  private DateTrunc() {}

  static Expression parse(BsonValue argument, ExpressionParser parser) {
    List<Expression> operands = operands(argument, parser);
    return WeekStart.isAlwaysNull(operands)
        ? new Constant(BsonNull.VALUE)
        : ExpressionOperator.call(NAME, operands, DateTrunc::apply);
  }

  private static List<Expression> operands(BsonValue argument, ExpressionParser parser) {
    NamedOperands arguments = NamedOperands.parse(NAME, argument, NAMES, CODES, parser);
    return List.of(
        arguments.required("date", 5439009),
        arguments.required("unit", 5439010),
        arguments.optional("binSize").orElse(new Constant(new BsonInt32(1))),
        arguments.orText("timezone", "UTC"),
        arguments.orText("startOfWeek", "sunday"));
  }

  private static BsonValue apply(List<BsonValue> values) {
    if (MissingValue.isNullish(values.get(0)) || MissingValue.isNullish(values.get(2))) {
      return BsonNull.VALUE;
    }
    long binSize = binSize(values.get(2));
    if (MissingValue.isNullish(values.get(1))) {
      return BsonNull.VALUE;
    }
    DateUnit unit = DateUnit.of(NAME, values.get(1));
    boolean isWeek = unit == DateUnit.WEEK;
    if (isWeek && MissingValue.isNullish(values.get(4))) {
      return BsonNull.VALUE;
    }
    DayOfWeek weekStart = isWeek ? WeekStart.of(NAME, values.get(4)) : DayOfWeek.SUNDAY;
    Optional<Zone> zone = Zone.of(values.get(3));
    if (zone.isEmpty()) {
      return BsonNull.VALUE;
    }
    long millis = Dates.required(NAME, "date", values.get(0));
    return Dates.computed(() -> new DateBins(unit, binSize, zone.get(), weekStart).begin(millis));
  }

  private static long binSize(BsonValue value) {
    long size =
        Integers.exact(value)
            .orElseThrow(
                () ->
                    new CommandException(
                        ErrorCode.location(5439017),
                        "%s requires 'binSize' to be a 64-bit integer, but got value '%s' of type %s"
                            .formatted(NAME, ShellText.of(value), ShellText.typeName(value))));
    if (size <= 0) {
      throw new CommandException(
          ErrorCode.location(5439018),
          NAME + " requires 'binSize' to be greater than 0, but got value " + size);
    }
    return size;
  }
}
