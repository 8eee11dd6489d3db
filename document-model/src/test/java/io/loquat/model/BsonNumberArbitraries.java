package io.loquat.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.bson.BsonDecimal128;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/** Random numbers of the four BSON types, often at borders and often equal across types. */
final class BsonNumberArbitraries {
  private static final Decimal128[] HARD_DECIMALS = {
    Decimal128.NaN,
    Decimal128.NEGATIVE_NaN,
    Decimal128.POSITIVE_INFINITY,
    Decimal128.NEGATIVE_INFINITY,
    Decimal128.POSITIVE_ZERO,
    Decimal128.NEGATIVE_ZERO,
    Decimal128.parse("0E+6000"),
    Decimal128.parse("-0E-6176"),
    Decimal128.parse("1E-6176"),
    Decimal128.parse("9.999999999999999999999999999999999E+6144"),
    Decimal128.parse("-9.999999999999999999999999999999999E+6144"),
    Decimal128.parse("1E+6144"),
    Decimal128.parse("0.1"),
    Decimal128.parse("0.10"),
    Decimal128.parse("0.1000000000000000055511151231257827"),
    Decimal128.parse("9007199254740993.0"),
    Decimal128.parse("9223372036854775807"),
    Decimal128.parse("9223372036854775807.1"),
    Decimal128.parse("9223372036854775808"),
    Decimal128.parse("-9223372036854775808.00"),
    Decimal128.parse("18446744073709551616"),
    Decimal128.parse("18446744073709551617"),
    Decimal128.parse("9999999999999999999999999999999999"),
    Decimal128.parse("4.940656458412465441765687928682214E-324"),
  };

  private BsonNumberArbitraries() {}

  static Arbitrary<BsonValue> numbers() {
    return Arbitraries.oneOf(
        longs().map(Long::intValue).map(BsonInt32::new),
        longs().map(BsonInt64::new),
        doubles().map(BsonDouble::new),
        decimals().map(BsonDecimal128::new));
  }

  static Arbitrary<Long> longs() {
    Arbitrary<Long> aroundPowersOfTwo =
        Combinators.combine(
                Arbitraries.integers().between(0, 63), Arbitraries.integers().between(-2, 2))
            .as((shift, near) -> (1L << shift) + near);
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.longs().between(-3, 12)),
        Tuple.of(2, aroundPowersOfTwo),
        Tuple.of(1, aroundPowersOfTwo.map(value -> -value)),
        Tuple.of(1, Arbitraries.longs()),
        Tuple.of(1, Arbitraries.of(Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE + 1)));
  }

  static Arbitrary<Double> doubles() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, longs().map(Long::doubleValue)),
        Tuple.of(2, longs().map(value -> value / 4.0)),
        Tuple.of(2, Arbitraries.longs().map(Double::longBitsToDouble)),
        Tuple.of(1, longs().map(value -> Math.nextUp(value.doubleValue()))),
        Tuple.of(1, Arbitraries.longs().between(1, 100).map(Double::longBitsToDouble)),
        Tuple.of(
            2,
            Arbitraries.of(
                0.0,
                -0.0,
                0.1,
                Double.NaN,
                Double.longBitsToDouble(0xfff8000000000001L),
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                Double.MAX_VALUE,
                -Double.MAX_VALUE,
                Double.MIN_VALUE,
                -Double.MIN_VALUE,
                Double.MIN_NORMAL,
                0x1p63,
                -0x1p63,
                0x1p53)));
  }

  static Arbitrary<Decimal128> decimals() {
    return Arbitraries.frequencyOf(
        Tuple.of(2, Arbitraries.of(HARD_DECIMALS)),
        Tuple.of(2, longs().map(Decimal128::new)),
        Tuple.of(2, quarters()),
        Tuple.of(2, anyDecimals()),
        Tuple.of(2, nearDoubles()));
  }

  private static Arbitrary<Decimal128> quarters() {
    return longs().map(value -> decimal(BigDecimal.valueOf(value).divide(BigDecimal.valueOf(4))));
  }

  private static Arbitrary<Decimal128> anyDecimals() {
    BigInteger largest = BigInteger.TEN.pow(34).subtract(BigInteger.ONE);
    Arbitrary<BigInteger> digits = Arbitraries.bigIntegers().between(largest.negate(), largest);
    return Combinators.combine(digits, Arbitraries.integers().between(-6176, 6111))
        .as((value, exponent) -> new Decimal128(new BigDecimal(value, -exponent)));
  }

  /** Decimals that lie next to a double, or are one. */
  private static Arbitrary<Decimal128> nearDoubles() {
    return doubles().filter(Double::isFinite).map(value -> decimal(new BigDecimal(value)));
  }

  private static Decimal128 decimal(BigDecimal value) {
    return new Decimal128(value.round(MathContext.DECIMAL128));
  }
}
