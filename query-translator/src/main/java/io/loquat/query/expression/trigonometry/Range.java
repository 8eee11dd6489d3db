package io.loquat.query.expression.trigonometry;

import io.loquat.model.CommandException;
import io.loquat.model.Decimals;
import io.loquat.query.expression.number.NumberText;
import java.math.BigDecimal;
import org.bson.BsonNumber;
import org.bson.types.Decimal128;

/** The numbers that a function takes. Immutable. */
enum Range {
  ANY("any"),
  FINITE("(-inf,inf)"),
  UNIT("[-1,1]"),
  FROM_ONE("[1,inf]");

  private final String text;

  Range(String text) {
    this.text = text;
  }

  /** As error messages and the manual say it. */
  String text() {
    return text;
  }

  /**
   * @throws CommandException if the number, which is not NaN, is out of range
   */
  void check(String operator, BsonNumber number) {
    boolean inside =
        number.isDecimal128()
            ? contains(number.asDecimal128().getValue())
            : contains(number.doubleValue());
    if (!inside) {
      throw new CommandException(
          Trigonometric.OUT_OF_RANGE,
          "cannot apply %s to %s, value must be in %s"
              .formatted(operator, NumberText.ofOperand(number), text));
    }
  }

  private boolean contains(double value) {
    return switch (this) {
      case ANY -> true;
      case FINITE -> Double.isFinite(value);
      case UNIT -> value >= -1 && value <= 1;
      case FROM_ONE -> value >= 1;
    };
  }

  private boolean contains(Decimal128 value) {
    return switch (this) {
      case ANY -> true;
      case FINITE -> value.isFinite();
      case UNIT -> value.isFinite() && Decimals.magnitude(value).compareTo(BigDecimal.ONE) <= 0;
      case FROM_ONE ->
          value.isInfinite()
              ? !value.isNegative()
              : Decimals.exact(value).compareTo(BigDecimal.ONE) >= 0;
    };
  }
}
