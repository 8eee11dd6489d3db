package io.loquat.query.schema;

import io.loquat.model.BsonNumbers;
import java.math.BigInteger;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/**
 * {@code multipleOf}: the number that another must be a whole multiple of. Immutable.
 *
 * <p>Both are decimals, doubles rounded to 15 digits: 0.3 is a multiple of 0.1.
 */
record MultipleOf(BsonDocument specifiedAs, Decimal128 divisor) implements Limit {
  private static final String NAME = "multipleOf";

  /** No coefficient has more digits, so beyond that distance only zero is a multiple. */
  private static final int DIGITS_MAX = 40;

  static Optional<Keyword> parse(SchemaSource source) {
    return source.number(NAME).map(number -> of(source, BsonNumbers.toDecimal(number.asNumber())));
  }

  private static MultipleOf of(SchemaSource source, Decimal128 divisor) {
    if (divisor.isNegative() || isZero(divisor)) {
      throw SchemaSource.unparsable(NAME, "must have a positive value");
    }
    return new MultipleOf(source.specified(NAME), divisor);
  }

  @Override
  public boolean accepts(BsonValue value) {
    return !BsonNumbers.isNumber(value)
        || isMultiple(BsonNumbers.toDecimal(value.asNumber()), divisor);
  }

  private static boolean isMultiple(Decimal128 number, Decimal128 divisor) {
    if (!number.isFinite() || divisor.isNaN()) {
      return false;
    }
    if (isZero(number) || divisor.isInfinite()) {
      return isZero(number);
    }
    int shift = exponent(number) - exponent(divisor);
    BigInteger coefficient = coefficient(number);
    BigInteger modulus = coefficient(divisor);
    if (shift >= 0) {
      BigInteger power = BigInteger.TEN.modPow(BigInteger.valueOf(shift), modulus);
      return coefficient.multiply(power).mod(modulus).signum() == 0;
    }
    return shift >= -DIGITS_MAX
        && coefficient.mod(modulus.multiply(BigInteger.TEN.pow(-shift))).signum() == 0;
  }

  private static boolean isZero(Decimal128 number) {
    return number.isFinite() && coefficient(number).signum() == 0;
  }

  private static BigInteger coefficient(Decimal128 number) {
    return magnitude(number).bigDecimalValue().unscaledValue();
  }

  private static int exponent(Decimal128 number) {
    return -magnitude(number).bigDecimalValue().scale();
  }

  /** Without the sign, because the decimal library cannot give the value of minus zero. */
  private static Decimal128 magnitude(Decimal128 number) {
    return Decimal128.fromIEEE754BIDEncoding(number.getHigh() & Long.MAX_VALUE, number.getLow());
  }

  @Override
  public String reason() {
    return "considered value is not a multiple of the specified value";
  }
}
