package io.loquat.query.expression.date;

import static io.loquat.query.expression.date.DateSpecs.codes;
import static io.loquat.query.expression.date.DateSpecs.fails;
import static io.loquat.query.expression.date.DateSpecs.gives;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Expression.Constant;
import io.loquat.query.expression.tree.Expression.Operation;
import io.loquat.query.expression.tree.ExpressionParser;
import io.loquat.query.expression.tree.NamedOperands;
import io.loquat.query.expression.tree.Scope;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.util.List;
import java.util.Optional;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * {@code $dateToString}. Immutable.
 *
 * @param operands the date, the format, the zone, and what stands for no date
 * @param hasFormat otherwise the format depends on the zone
 */
record DateToString(List<Expression> operands, boolean hasFormat) implements Operation {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$dateToString",
          "3.0",
          "`date`, optionally `format`, `timezone`, `onNull`",
          "`onNull` for a date that is null or missing; null for other arguments that are",
          codes(16006, 18533, 18534, 18535, 18536, 18537, 18628, 18629, 40485, 40517),
          "Writes a date as text: `%Y-%m-%dT%H:%M:%S.%LZ` unless a format says otherwise.",
          List.of(
              gives(
                  "2024-03-10T21:05:06.007Z",
                  "{\"$dateToString\": {\"date\": \"$d\", \"format\": \"%Y-%j %H%z\","
                      + " \"timezone\": \"+0530\"}}",
                  "\"2024-071 02+0530\""),
              Example.of(
                  "{}",
                  "{\"$dateToString\": {\"date\": \"$d\", \"onNull\": \"none\"}}",
                  "\"none\""),
              fails("{\"$dateToString\": {\"date\": \"$d\"}}", 16006)));

  private static final String NAME = "$dateToString";
  private static final List<String> NAMES = List.of("date", "format", "timezone", "onNull");
  private static final NamedOperands.Codes CODES = new NamedOperands.Codes(18629, 18534);
  private static final String ISO = "%Y-%m-%dT%H:%M:%S.%L";

  static Expression parse(BsonValue argument, ExpressionParser parser) {
    NamedOperands arguments = NamedOperands.parse(NAME, argument, NAMES, CODES, parser);
    List<Expression> operands =
        List.of(
            arguments.required("date", 18628),
            arguments.orText("format", ISO),
            arguments.orText("timezone", "UTC"),
            arguments.optional("onNull").orElse(new Constant(BsonNull.VALUE)));
    return new DateToString(operands, arguments.has("format"));
  }

  /** The value that stands for no date is not always needed. */
  @Override
  public List<Expression> certainOperands() {
    return operands.subList(0, 3);
  }

  @Override
  public BsonValue evaluate(Scope scope) {
    BsonValue date = operands.get(0).evaluate(scope);
    BsonValue format = operands.get(1).evaluate(scope);
    checkFormat(format);
    Optional<Zone> zone = Zone.of(operands.get(2).evaluate(scope));
    if (MissingValue.isNullish(date)) {
      return operands.get(3).evaluate(scope);
    }
    if (zone.isEmpty() || !(format instanceof BsonString text)) {
      return BsonNull.VALUE;
    }
    return new BsonString(write(text.getValue(), zone.get(), Dates.coerced(date)));
  }

  private String write(String format, Zone zone, long millis) {
    String complete = hasFormat || !zone.equals(Zone.UTC) ? format : format + "Z";
    return DateFormat.write(complete, zone.local(millis), zone.offsetSeconds(millis));
  }

  private static void checkFormat(BsonValue format) {
    if (format instanceof BsonString text) {
      DateFormat.checkWritten(text.getValue());
    } else if (!MissingValue.isNullish(format)) {
      throw new CommandException(
          ErrorCode.location(18533),
          "%s requires that 'format' be a string, found: %s with value %s"
              .formatted(NAME, ShellText.typeName(format), ShellText.of(format)));
    }
  }
}
