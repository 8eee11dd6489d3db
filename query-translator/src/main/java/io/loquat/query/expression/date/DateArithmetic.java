package io.loquat.query.expression.date;

import static io.loquat.query.expression.date.DateSpecs.codes;
import static io.loquat.query.expression.date.DateSpecs.date;
import static io.loquat.query.expression.date.DateSpecs.fails;
import static io.loquat.query.expression.date.DateSpecs.gives;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.expression.tree.ExpressionParser;
import io.loquat.query.expression.tree.NamedOperands;
import io.loquat.query.operator.OperatorSpec;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** {@code $dateAdd} and {@code $dateSubtract}. Immutable. */
record DateArithmetic(String name, int sign) {
  static final DateArithmetic ADD = new DateArithmetic("$dateAdd", 1);
  static final DateArithmetic SUBTRACT = new DateArithmetic("$dateSubtract", -1);

  private static final List<String> NAMES = List.of("startDate", "unit", "amount", "timezone");
  private static final NamedOperands.Codes CODES = new NamedOperands.Codes(5166400, 5166401);

  ExpressionOperator operator() {
    return ExpressionOperator.named(spec(), this::operands, this::apply);
  }

  private OperatorSpec spec() {
    String expression = "{\"%s\": {\"startDate\": \"$d\", \"unit\": \"month\", \"amount\": %s}}";
    return DateSpecs.spec(
        name,
        "5.0",
        "`startDate`, `unit`, `amount`, optionally `timezone`",
        codes(40485, 40517, 5166400, 5166401, 5166402, 5166403, 5166405, 5439013, 5976500),
        "Moves a date "
            + (sign > 0 ? "forward" : "back")
            + " by an amount of time; the last day of a month stays in the month.",
        gives(
            "2024-01-31T10:00:00Z", expression.formatted(name, sign), date("2024-02-29T10:00:00Z")),
        gives("2024-01-31T10:00:00Z", expression.formatted(name, "null"), "null"),
        fails(expression.formatted(name, 1), 5166403));
  }

  private List<Expression> operands(BsonValue argument, ExpressionParser parser) {
    NamedOperands arguments = NamedOperands.parse(name, argument, NAMES, CODES, parser);
    if (!(arguments.has("startDate") && arguments.has("unit") && arguments.has("amount"))) {
      throw new CommandException(
          ErrorCode.location(5166402),
          name + " requires startDate, unit, and amount to be present");
    }
    return List.of(
        arguments.orMissing("startDate"),
        arguments.orMissing("unit"),
        arguments.orMissing("amount"),
        arguments.orText("timezone", "UTC"));
  }

  private BsonValue apply(List<BsonValue> values) {
    if (MissingValue.isNullish(values.get(0)) || MissingValue.isNullish(values.get(1))) {
      return BsonNull.VALUE;
    }
    DateUnit unit = DateUnit.of(name, values.get(1));
    if (MissingValue.isNullish(values.get(2))) {
      return BsonNull.VALUE;
    }
    Optional<Zone> zone = Zone.of(values.get(3));
    if (zone.isEmpty()) {
      return BsonNull.VALUE;
    }
    long start =
        Dates.millis(values.get(0))
            .orElseThrow(() -> error(5166403, " requires startDate to be convertible to a date"));
    long amount =
        Integers.exact(values.get(2))
            .orElseThrow(() -> error(5166405, " expects integer amount of time units"));
    if (amount == Long.MIN_VALUE && sign < 0) {
      throw error(6045000, " expects an amount that can be negated: " + amount);
    }
    return Dates.computed(() -> moved(start, unit, amount * sign, zone.get()));
  }

  private long moved(long start, DateUnit unit, long amount, Zone zone) {
    if (amount > unit.amountMax() || amount < -unit.amountMax()) {
      throw new CommandException(
          ErrorCode.location(5976500),
          "invalid dateAdd 'amount' parameter value: %s %s".formatted(amount, unit.text()));
    }
    if (unit.isExact()) {
      return Math.addExact(start, Math.multiplyExact(amount, unit.millis()));
    }
    LocalDateTime local = zone.local(start);
    return zone.toMillis(
        switch (unit) {
          case WEEK -> local.plusWeeks(amount);
          case DAY -> local.plusDays(amount);
          default -> local.plusMonths(amount * unit.months());
        });
  }

  private CommandException error(int code, String message) {
    return new CommandException(ErrorCode.location(code), name + message);
  }
}
