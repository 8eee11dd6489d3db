package io.loquat.query.expression.date;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import org.bson.BsonString;
import org.bson.BsonValue;

/** A unit of time. */
enum DateUnit {
  YEAR(0, 12, 584_942_417L),
  QUARTER(0, 3, 2_339_769_668L),
  MONTH(0, 1, 7_019_309_004L),
  WEEK(604_800_000L, 0, 30_500_568_905L),
  DAY(86_400_000L, 0, 213_503_982_335L),
  HOUR(3_600_000L, 0, 5_124_095_576_040L),
  MINUTE(60_000L, 0, 307_445_734_562_400L),
  SECOND(1000L, 0, 18_446_744_073_709_551L),
  MILLISECOND(1L, 0, Long.MAX_VALUE);

  private final long millis;
  private final int months;
  private final long amountMax;

  DateUnit(long millis, int months, long amountMax) {
    this.millis = millis;
    this.months = months;
    this.amountMax = amountMax;
  }

  /** As many as lie between the first and the last date there are. */
  long amountMax() {
    return amountMax;
  }

  /** Its length, unless it is made of months. */
  long millis() {
    return millis;
  }

  /** How many months it is made of, or 0. */
  int months() {
    return months;
  }

  /** Whether the clock's changes do not make it longer or shorter. */
  boolean isExact() {
    return compareTo(HOUR) >= 0;
  }

  /**
   * @throws CommandException 5439013 for values that are no strings, FailedToParse for unknown
   *     units
   */
  static DateUnit of(String operator, BsonValue value) {
    if (!(value instanceof BsonString text)) {
      throw new CommandException(
          ErrorCode.location(5439013),
          "%s requires 'unit' to be a string, but got %s"
              .formatted(operator, ShellText.typeName(value)));
    }
    for (DateUnit unit : values()) {
      if (unit.text().equals(text.getValue())) {
        return unit;
      }
    }
    throw new CommandException(
        ErrorCode.FAILED_TO_PARSE,
        "%s parameter 'unit' value cannot be recognized as a time unit: %s"
            .formatted(operator, text.getValue()));
  }

  String text() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
