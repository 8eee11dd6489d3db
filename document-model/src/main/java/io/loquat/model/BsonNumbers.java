package io.loquat.model;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import org.bson.BsonDecimal128;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNumber;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/**
 * Arithmetic on BSON numbers with MongoDB's result types: the widest of the operands', in the order
 * int32, int64, double, decimal; a sum of int32 that does not fit becomes int64.
 */
public final class BsonNumbers {
  private static final double TWO_TO_63 = 0x1p63;

  private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);

  private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);

  private BsonNumbers() {}

  /** Whether the value is of one of the four number types; NaN is. */
  public static boolean isNumber(BsonValue value) {
    return TypeBracket.of(value) == TypeBracket.NUMBER;
  }

  /**
   * The sum, as {@code $inc} adds; empty if it is an int64 that overflows, which {@code $inc} calls
   * an error. {@link NumberSum} has the rules of {@code $sum}.
   */
  public static Optional<BsonNumber> add(BsonNumber left, BsonNumber right) {
    if (left.isDecimal128() || right.isDecimal128()) {
      return Optional.of(new BsonDecimal128(Decimals.add(toDecimal(left), toDecimal(right))));
    }
    if (left.isDouble() || right.isDouble()) {
      return Optional.of(new BsonDouble(left.doubleValue() + right.doubleValue()));
    }
    return addWhole(left, right);
  }

  private static Optional<BsonNumber> addWhole(BsonNumber left, BsonNumber right) {
    long augend = left.longValue();
    long addend = right.longValue();
    long sum = augend + addend;
    boolean overflow = ((augend ^ sum) & (addend ^ sum)) < 0;
    if (overflow) {
      return Optional.empty();
    }
    return Optional.of(whole(sum, left.isInt32() && right.isInt32()));
  }

  /** The difference; an int64 that overflows becomes a double, as {@code $subtract} has it. */
  public static BsonNumber subtract(BsonNumber left, BsonNumber right) {
    if (left.isDecimal128() || right.isDecimal128()) {
      return new BsonDecimal128(Decimals.subtract(toDecimal(left), toDecimal(right)));
    }
    if (left.isDouble() || right.isDouble()) {
      return new BsonDouble(left.doubleValue() - right.doubleValue());
    }
    long minuend = left.longValue();
    long subtrahend = right.longValue();
    long difference = minuend - subtrahend;
    boolean overflow = ((minuend ^ subtrahend) & (minuend ^ difference)) < 0;
    return overflow
        ? new BsonDouble((double) minuend - (double) subtrahend)
        : whole(difference, left.isInt32() && right.isInt32());
  }

  /** The product, as {@code $mul} multiplies; empty if it is an int64 that overflows. */
  public static Optional<BsonNumber> multiply(BsonNumber left, BsonNumber right) {
    if (left.isDecimal128() || right.isDecimal128()) {
      return Optional.of(new BsonDecimal128(Decimals.multiply(toDecimal(left), toDecimal(right))));
    }
    if (left.isDouble() || right.isDouble()) {
      return Optional.of(new BsonDouble(left.doubleValue() * right.doubleValue()));
    }
    long factor = left.longValue();
    long product = factor * right.longValue();
    boolean overflow = Math.multiplyHigh(factor, right.longValue()) != product >> (Long.SIZE - 1);
    return overflow
        ? Optional.empty()
        : Optional.of(whole(product, left.isInt32() && right.isInt32()));
  }

  /** An int32 where one is wanted and holds the value, else an int64. */
  public static BsonNumber whole(long value, boolean preferInt32) {
    return preferInt32 && value == (int) value ? new BsonInt32((int) value) : new BsonInt64(value);
  }

  /** The number as a double operand: the nearest one; an infinity for decimals beyond all. */
  public static double toDouble(BsonNumber number) {
    return number.isDecimal128()
        ? toDouble(number.asDecimal128().getValue())
        : number.doubleValue();
  }

  private static double toDouble(Decimal128 value) {
    if (value.isNaN()) {
      return Double.NaN;
    }
    double magnitude =
        value.isInfinite() ? Double.POSITIVE_INFINITY : Decimals.magnitude(value).doubleValue();
    return value.isNegative() ? -magnitude : magnitude;
  }

  /**
   * The number as a decimal operand. A double is rounded to 15 significant digits, as MongoDB does
   * in arithmetic: 0.1 is meant, not the nearest binary fraction.
   */
  public static Decimal128 toDecimal(BsonNumber number) {
    return switch (number.getBsonType()) {
      case DECIMAL128 -> number.asDecimal128().getValue();
      case DOUBLE -> Decimals.ofDouble(number.doubleValue());
      default -> new Decimal128(number.longValue());
    };
  }

  /**
   * The whole number that the value is, whatever its type: 5, 5L, 5.0 and decimal 5.00 are all 5.
   * Empty for fractions, NaN, what an int64 cannot hold, and values that are no numbers.
   */
  public static OptionalLong toLongExactly(BsonValue value) {
    return switch (value.getBsonType()) {
      case INT32, INT64 -> OptionalLong.of(value.asNumber().longValue());
      case DOUBLE -> toLongExactly(value.asDouble().getValue());
      case DECIMAL128 -> toLongExactly(value.asDecimal128().getValue());
      default -> OptionalLong.empty();
    };
  }

  private static OptionalLong toLongExactly(double value) {
    boolean inRange = value >= -TWO_TO_63 && value < TWO_TO_63;
    return inRange && value == Math.rint(value)
        ? OptionalLong.of((long) value)
        : OptionalLong.empty();
  }

  private static OptionalLong toLongExactly(Decimal128 value) {
    if (!value.isFinite()) {
      return OptionalLong.empty();
    }
    // The range is checked first because the digits of 1E+6144 would be many.
    BigDecimal exact = Decimals.exact(value);
    boolean inRange = exact.compareTo(LONG_MIN) >= 0 && exact.compareTo(LONG_MAX) <= 0;
    return inRange && exact.stripTrailingZeros().scale() <= 0
        ? OptionalLong.of(exact.longValueExact())
        : OptionalLong.empty();
  }
}
