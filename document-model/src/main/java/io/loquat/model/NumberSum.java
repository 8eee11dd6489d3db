package io.loquat.model;

import java.math.BigDecimal;
import org.bson.BsonDecimal128;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNumber;
import org.bson.BsonType;
import org.bson.types.Decimal128;

/**
 * A running total with the rules of {@code $sum}: the result has the widest type of the numbers
 * added, but int32 widens to int64 and int64 to double where the total does not fit. Confined to
 * the thread that adds.
 *
 * <p>Numbers other than decimals are added as a pair of doubles, the total and what rounding it has
 * lost: that holds sums of int64 exactly, and the order of doubles hardly matters. Decimals have
 * their own total.
 */
public final class NumberSum {
  private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final long LOW_HALF = 0xFFFF_FFFFL;

  private BsonType widest = BsonType.INT32;
  private double total;
  private double lost;

  /** The plain sum: it alone is right once an infinity or NaN was added. */
  private double plain;

  private Decimal128 decimalTotal = Decimal128.POSITIVE_ZERO;

  /** Adds a number. */
  public void add(BsonNumber number) {
    BsonType type = number.getBsonType();
    if (rank(type) > rank(widest)) {
      widest = type;
    }
    switch (type) {
      case DECIMAL128 ->
          decimalTotal = Decimals.add(decimalTotal, number.asDecimal128().getValue());
      case DOUBLE -> addDouble(number.doubleValue());
      default -> addLong(number.longValue());
    }
  }

  private static int rank(BsonType type) {
    return switch (type) {
      case INT32 -> 0;
      case INT64 -> 1;
      case DOUBLE -> 2;
      default -> 3;
    };
  }

  /** Both halves of a long are exact as doubles. */
  private void addLong(long value) {
    addDouble((double) (value & LOW_HALF));
    addDouble((double) (value & ~LOW_HALF));
  }

  /** Knuth's two-sum: finds the rounding error of an addition exactly. */
  private void addDouble(double value) {
    plain += value;
    double sum = total + value;
    double added = sum - total;
    lost += (total - (sum - added)) + (value - added);
    total = sum;
  }

  /** The total so far; int32 0 if nothing was added. */
  public BsonNumber total() {
    return switch (widest) {
      case DECIMAL128 -> new BsonDecimal128(Decimals.add(decimalTotal, binaryTotal()));
      case DOUBLE -> new BsonDouble(doubleTotal());
      default -> wholeTotal();
    };
  }

  private double doubleTotal() {
    double sum = total + lost;
    return Double.isNaN(sum) ? plain : sum;
  }

  private Decimal128 binaryTotal() {
    double sum = doubleTotal();
    return Double.isFinite(sum) ? Decimals.round(exactTotal()) : Decimals.ofDouble(sum);
  }

  private BigDecimal exactTotal() {
    return new BigDecimal(total).add(new BigDecimal(lost));
  }

  private BsonNumber wholeTotal() {
    BigDecimal exact = exactTotal();
    if (exact.compareTo(LONG_MIN) < 0 || exact.compareTo(LONG_MAX) > 0) {
      return new BsonDouble(doubleTotal());
    }
    long sum = exact.longValueExact();
    boolean fitsInt32 = widest == BsonType.INT32 && sum == (int) sum;
    return fitsInt32 ? new BsonInt32((int) sum) : new BsonInt64(sum);
  }
}
