package io.loquat.query.expression.date;

import static io.loquat.query.expression.date.DateSpecs.codes;
import static io.loquat.query.expression.date.DateSpecs.fails;
import static io.loquat.query.expression.date.DateSpecs.gives;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Expression.Constant;
import io.loquat.query.expression.tree.ExpressionParser;
import io.loquat.query.expression.tree.NamedOperands;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.ShellText;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** {@code $dateToParts}. Stateless. */
final class DateToParts {
  static final OperatorSpec SPEC =
      DateSpecs.spec(
          "$dateToParts",
          "3.6",
          "`date`, optionally `timezone`, `iso8601`",
          codes(16006, 40485, 40517, 40520, 40521, 40522, 40524),
          "Takes a date apart.",
          gives(
              "2024-03-10T21:05:06.007Z",
              "{\"$dateToParts\": {\"date\": \"$d\"}}",
              "{\"year\": 2024, \"month\": 3, \"day\": 10, \"hour\": 21, \"minute\": 5,"
                  + " \"second\": 6, \"millisecond\": 7}"),
          gives(
              "2024-03-10T21:05:06.007Z",
              "{\"$dateToParts\": {\"date\": \"$d\", \"iso8601\": null}}",
              "null"),
          fails("{\"$dateToParts\": {\"date\": \"$d\"}}", 16006));

  private static final String NAME = "$dateToParts";
  private static final List<String> NAMES = List.of("date", "timezone", "iso8601");
  private static final NamedOperands.Codes CODES = new NamedOperands.Codes(40524, 40520);

  private DateToParts() {}

  static List<Expression> operands(BsonValue argument, ExpressionParser parser) {
    NamedOperands arguments = NamedOperands.parse(NAME, argument, NAMES, CODES, parser);
    return List.of(
        arguments.required("date", 40522),
        arguments.orText("timezone", "UTC"),
        arguments.optional("iso8601").orElse(new Constant(BsonBoolean.FALSE)));
  }

  static BsonValue apply(List<BsonValue> values) {
    Optional<Zone> zone = Zone.of(values.get(1));
    BsonValue iso = values.get(2);
    if (zone.isEmpty() || MissingValue.isNullish(iso)) {
      return BsonNull.VALUE;
    }
    if (!(iso instanceof BsonBoolean isIso)) {
      throw new CommandException(
          ErrorCode.location(40521),
          "iso8601 must evaluate to a bool, found " + ShellText.typeName(iso));
    }
    if (MissingValue.isNullish(values.get(0))) {
      return BsonNull.VALUE;
    }
    LocalDateTime local = zone.get().local(Dates.coerced(values.get(0)));
    BsonDocument parts = isIso.getValue() ? iso(local) : natural(local);
    return parts
        .append("hour", new BsonInt32(local.getHour()))
        .append("minute", new BsonInt32(local.getMinute()))
        .append("second", new BsonInt32(local.getSecond()))
        .append("millisecond", new BsonInt32(DateFields.millisecond(local)));
  }

  private static BsonDocument natural(LocalDateTime local) {
    return new BsonDocument("year", new BsonInt32(local.getYear()))
        .append("month", new BsonInt32(local.getMonthValue()))
        .append("day", new BsonInt32(local.getDayOfMonth()));
  }

  private static BsonDocument iso(LocalDateTime local) {
    return new BsonDocument("isoWeekYear", new BsonInt32(DateFields.isoWeekYear(local)))
        .append("isoWeek", new BsonInt32(DateFields.isoWeek(local)))
        .append("isoDayOfWeek", new BsonInt32(DateFields.isoDayOfWeek(local)));
  }
}
