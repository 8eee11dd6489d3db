package io.loquat.query.expression.date;

import static io.loquat.query.expression.date.DateSpecs.codes;
import static io.loquat.query.expression.date.DateSpecs.date;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDateTime;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * {@code $dateFromString}. Immutable.
 *
 * @param operands the text, the format, the zone, what stands for no text, and for an unreadable
 *     one
 */
record DateFromString(List<Expression> operands, boolean hasFormat, boolean hasOnError)
    implements Operation {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$dateFromString",
          "3.6",
          "`dateString`, optionally `format`, `timezone`, `onError`, `onNull`",
          "`onNull` for a text that is null or missing; null for other arguments that are",
          errors(),
          "Reads a date; `onError` stands for a text that is none.",
          List.of(
              Example.of(
                  "{\"a\": \"10.03.2024\"}",
                  "{\"$dateFromString\": {\"dateString\": \"$a\", \"format\": \"%d.%m.%Y\"}}",
                  date("2024-03-10T00:00:00Z")),
              Example.of(
                  "{\"a\": \"soon\"}",
                  "{\"$dateFromString\": {\"dateString\": \"$a\", \"onError\": \"never\"}}",
                  "\"never\""),
              Example.fails(
                  "{\"a\": \"soon\"}",
                  "{\"$dateFromString\": {\"dateString\": \"$a\"}}",
                  ErrorCode.CONVERSION_FAILURE)));

  private static final String NAME = "$dateFromString";
  private static final List<String> NAMES =
      List.of("dateString", "format", "timezone", "onNull", "onError");
  private static final NamedOperands.Codes CODES = new NamedOperands.Codes(40540, 40541);

  private static List<ErrorCode> errors() {
    List<ErrorCode> errors = new ArrayList<>(List.of(ErrorCode.CONVERSION_FAILURE));
    errors.addAll(codes(18535, 18536, 40485, 40517, 40540, 40541, 40542, 40684));
    return errors;
  }

  static Expression parse(BsonValue argument, ExpressionParser parser) {
    NamedOperands arguments = NamedOperands.parse(NAME, argument, NAMES, CODES, parser);
    List<Expression> operands =
        List.of(
            arguments.required("dateString", 40542),
            arguments.orMissing("format"),
            arguments.orText("timezone", "UTC"),
            arguments.optional("onNull").orElse(new Constant(BsonNull.VALUE)),
            arguments.orMissing("onError"));
    return new DateFromString(operands, arguments.has("format"), arguments.has("onError"));
  }

  /** What stands for a date is not always needed. */
  @Override
  public List<Expression> certainOperands() {
    return operands.subList(0, 3);
  }

  @Override
  public BsonValue evaluate(Scope scope) {
    BsonValue text = operands.get(0).evaluate(scope);
    BsonValue format = operands.get(1).evaluate(scope);
    checkFormat(format);
    Optional<Zone> zone = Zone.of(operands.get(2).evaluate(scope));
    if (MissingValue.isNullish(text)) {
      return operands.get(3).evaluate(scope);
    }
    try {
      return read(text, format, zone);
    } catch (UnreadableDate e) {
      if (hasOnError) {
        return operands.get(4).evaluate(scope);
      }
      throw new CommandException(ErrorCode.CONVERSION_FAILURE, message(text, e));
    }
  }

  private BsonValue read(BsonValue value, BsonValue format, Optional<Zone> zone) {
    if (!(value instanceof BsonString text)) {
      throw new UnreadableDate("not a string");
    }
    if (zone.isEmpty()) {
      return BsonNull.VALUE;
    }
    if (!hasFormat) {
      return new BsonDateTime(FreeDate.read(text.getValue()).millis(zone.get()));
    }
    return format instanceof BsonString pattern
        ? new BsonDateTime(
            FormattedDate.read(text.getValue(), pattern.getValue()).millis(zone.get()))
        : BsonNull.VALUE;
  }

  private static String message(BsonValue text, UnreadableDate error) {
    return text instanceof BsonString string
        ? "Error parsing date string '%s'; %s".formatted(cut(string), error.getMessage())
        : "%s requires that 'dateString' be a string, found: %s with value %s"
            .formatted(NAME, ShellText.typeName(text), ShellText.of(text));
  }

  private static String cut(BsonString text) {
    String value = text.getValue();
    return value.length() <= 100 ? value : value.substring(0, 100) + "...";
  }

  private static void checkFormat(BsonValue format) {
    if (format instanceof BsonString text) {
      DateFormat.checkRead(text.getValue());
    } else if (!MissingValue.isNullish(format)) {
      throw new CommandException(
          ErrorCode.location(40684),
          "%s requires that 'format' be a string, found: %s with value %s"
              .formatted(NAME, ShellText.typeName(format), ShellText.of(format)));
    }
  }
}
