package io.loquat.query.expression.text;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.bson.BsonTimestamp;
import org.bson.BsonValue;

/** Other values as text, for the operators that take them as such. Stateless. */
final class Coercion {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** As the C library prints a time, without weekday and year. */
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private static final MathContext SIX_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

  private Coercion() {}

  /**
   * @throws CommandException 16007 for types that have no text
   */
  static String toText(BsonValue value) {
    return switch (value.getBsonType()) {
      case STRING -> value.asString().getValue();
      case SYMBOL -> value.asSymbol().getSymbol();
      case JAVASCRIPT -> value.asJavaScript().getCode();
      case NULL, UNDEFINED -> "";
      case INT32 -> Integer.toString(value.asInt32().getValue());
      case INT64 -> Long.toString(value.asInt64().getValue());
      case DOUBLE -> ofDouble(value.asDouble().getValue());
      case DECIMAL128 -> value.asDecimal128().getValue().toString();
      case DATE_TIME -> DATE.format(Instant.ofEpochMilli(value.asDateTime().getValue()));
      case TIMESTAMP -> ofTimestamp(value.asTimestamp());
      default ->
          throw new CommandException(
              ErrorCode.location(16007),
              "can't convert from BSON type " + ShellText.typeName(value) + " to String");
    };
  }

  private static String ofTimestamp(BsonTimestamp value) {
    Instant time = Instant.ofEpochSecond(Integer.toUnsignedLong(value.getTime()));
    return TIMESTAMP.format(time) + ":" + Integer.toUnsignedString(value.getInc());
  }

  /** With six digits at most, as C's {@code %g}. */
  private static String ofDouble(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
    if (value == 0) {
      return sign + "0";
    }
    BigDecimal rounded = new BigDecimal(Math.abs(value)).round(SIX_DIGITS).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= -4 && exponent < 6) {
      return sign + rounded.toPlainString();
    }
    String digits = rounded.scaleByPowerOfTen(-exponent).toPlainString();
    String power = (exponent > -10 && exponent < 10 ? "0" : "") + Math.abs(exponent);
    return sign + digits + "e" + (exponent < 0 ? "-" : "+") + power;
  }
}
