package io.loquat.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.BsonBoolean;
import org.bson.BsonDecimal128;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BsonNumbersTest {
  @Test
  void int32StaysInt32WhereTheSumFits() {
    assertThat(BsonNumbers.add(new BsonInt32(2), new BsonInt32(3))).contains(new BsonInt32(5));
  }

  @Test
  void int32BecomesInt64WhereTheSumDoesNotFit() {
    assertThat(BsonNumbers.add(new BsonInt32(Integer.MAX_VALUE), new BsonInt32(1)))
        .contains(new BsonInt64(2147483648L));
  }

  @Test
  void int64StaysInt64EvenWhereInt32WouldDo() {
    assertThat(BsonNumbers.add(new BsonInt32(2), new BsonInt64(3))).contains(new BsonInt64(5));
  }

  @Test
  void tellsThatInt64Overflows() {
    assertThat(BsonNumbers.add(new BsonInt64(Long.MAX_VALUE), new BsonInt32(1))).isEmpty();
    assertThat(BsonNumbers.add(new BsonInt64(Long.MIN_VALUE), new BsonInt32(-1))).isEmpty();
  }

  @Test
  void aDoubleMakesTheSumADouble() {
    assertThat(BsonNumbers.add(new BsonInt64(2), new BsonDouble(0.5)))
        .contains(new BsonDouble(2.5));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1.50, 2.50",
    "9999999999999999999999999999999999, 0.5, 1.000000000000000000000000000000000E+34",
    "-0, -0, -0",
    "-0, 0, 0",
    "9.999999999999999999999999999999999E+6144, 1E+6144, Infinity",
    "-9.999999999999999999999999999999999E+6144, -1E+6144, -Infinity",
    "Infinity, 1, Infinity",
    "1, -Infinity, -Infinity",
    "Infinity, -Infinity, NaN",
    "NaN, 1, NaN",
    "1E+6000, 1E-6000, 1.000000000000000000000000000000000E+6000"
  })
  void decimalsAddWith34Digits(String left, String right, String sum) {
    assertThat(BsonNumbers.add(decimal(left), decimal(right)).map(BsonNumbers::toDecimal))
        .contains(Decimal128.parse(sum));
  }

  @Test
  void productsWidenAsSumsDo() {
    assertThat(BsonNumbers.multiply(new BsonInt32(1 << 20), new BsonInt32(1 << 20)))
        .contains(new BsonInt64(1L << 40));
    assertThat(BsonNumbers.multiply(new BsonInt64(2), new BsonInt32(3))).contains(new BsonInt64(6));
    assertThat(BsonNumbers.multiply(new BsonInt64(Long.MIN_VALUE), new BsonInt32(-1))).isEmpty();
    assertThat(BsonNumbers.multiply(new BsonInt64(1L << 62), new BsonInt32(2))).isEmpty();
    assertThat(BsonNumbers.multiply(new BsonInt64(1L << 62), new BsonInt32(-2)))
        .contains(new BsonInt64(Long.MIN_VALUE));
    assertThat(BsonNumbers.multiply(new BsonInt32(2), new BsonDouble(0.5)))
        .contains(new BsonDouble(1.0));
  }

  @ParameterizedTest
  @CsvSource({
    "2.0, 3.00, 6.000",
    "-2, 0, -0",
    "-2, -0.0, 0.0",
    "1E+6144, 10, Infinity",
    "-1E+6144, 10, -Infinity",
    "1E-6176, 0.1, 0E-6176",
    "-1E-6176, 0.1, -0E-6176",
    "1E-6176, 0.6, 1E-6176",
    "Infinity, 0, NaN",
    "Infinity, -2, -Infinity",
    "NaN, 2, NaN",
    "9999999999999999999999999999999999, 9999999999999999999999999999999999,"
        + " 9.999999999999999999999999999999998E+67"
  })
  void decimalsMultiplyWith34Digits(String left, String right, String product) {
    assertThat(BsonNumbers.multiply(decimal(left), decimal(right)).map(BsonNumbers::toDecimal))
        .contains(Decimal128.parse(product));
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.100000000000000",
    "0.01, 0.0100000000000000",
    "1e16, 1.00000000000000E+16",
    "0.0127, 0.0127000000000000",
    "1.0715086071862673e301, 1.07150860718627E+301",
    "4.9e-324, 4.94065645841247E-324",
    "0, 0",
    "-0.0, -0",
    "Infinity, Infinity",
    "-Infinity, -Infinity",
    "NaN, NaN"
  })
  void doublesBecomeDecimalsOf15Digits(double value, String expected) {
    assertThat(BsonNumbers.toDecimal(new BsonDouble(value))).isEqualTo(Decimal128.parse(expected));
  }

  @Test
  void aDecimalMakesTheSumADecimal() {
    assertThat(BsonNumbers.add(new BsonInt32(10), decimal("0.5"))).contains(decimal("10.5"));
    assertThat(BsonNumbers.add(new BsonDouble(0.1), decimal("1")))
        .contains(decimal("1.100000000000000"));
  }

  @Test
  void wholeNumbersOfEveryTypeAreLongs() {
    assertThat(BsonNumbers.toLongExactly(new BsonInt32(5))).hasValue(5);
    assertThat(BsonNumbers.toLongExactly(new BsonInt64(Long.MIN_VALUE))).hasValue(Long.MIN_VALUE);
    assertThat(BsonNumbers.toLongExactly(new BsonDouble(5.0))).hasValue(5);
    assertThat(BsonNumbers.toLongExactly(new BsonDouble(-0x1p63))).hasValue(Long.MIN_VALUE);
    assertThat(BsonNumbers.toLongExactly(decimal("5.00"))).hasValue(5);
    assertThat(BsonNumbers.toLongExactly(decimal("5E+2"))).hasValue(500);
    assertThat(BsonNumbers.toLongExactly(decimal("-0"))).hasValue(0);
    assertThat(BsonNumbers.toLongExactly(decimal("0E+6000"))).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0x1p63, Double.NaN, Double.POSITIVE_INFINITY, -1e300})
  void otherDoublesAreNoLongs(double value) {
    assertThat(BsonNumbers.toLongExactly(new BsonDouble(value))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.5", "9223372036854775808", "1E+6144", "1E-6176", "NaN", "-Infinity"})
  void otherDecimalsAreNoLongs(String value) {
    assertThat(BsonNumbers.toLongExactly(decimal(value))).isEmpty();
  }

  @Test
  void otherValuesAreNoNumbers() {
    for (BsonValue value :
        new BsonValue[] {BsonNull.VALUE, BsonBoolean.TRUE, new BsonString("5")}) {
      assertThat(BsonNumbers.isNumber(value)).isFalse();
      assertThat(BsonNumbers.toLongExactly(value)).isEmpty();
    }
    assertThat(BsonNumbers.isNumber(decimal("NaN"))).isTrue();
  }

  @Test
  void aTotalOfNothingIsInt32Zero() {
    assertThat(total()).isEqualTo(new BsonInt32(0));
  }

  @Test
  void aTotalHasTheWidestType() {
    assertThat(total(new BsonInt32(1), new BsonInt32(2))).isEqualTo(new BsonInt32(3));
    assertThat(total(new BsonInt32(1), new BsonInt64(2))).isEqualTo(new BsonInt64(3));
    assertThat(total(new BsonInt64(1), new BsonDouble(2))).isEqualTo(new BsonDouble(3));
    assertThat(total(new BsonDouble(2.5), decimal("3.5"))).isEqualTo(decimal("6.0"));
  }

  @Test
  void aTotalWidensWhereItDoesNotFit() {
    assertThat(total(new BsonInt32(Integer.MAX_VALUE), new BsonInt32(1)))
        .isEqualTo(new BsonInt64(2147483648L));
    assertThat(total(new BsonInt64(Long.MAX_VALUE), new BsonInt64(1)))
        .isEqualTo(new BsonDouble(0x1p63));
  }

  @Test
  void aTotalMayPassWhatFitsOnItsWay() {
    BsonNumber most = new BsonInt64(Long.MAX_VALUE);
    assertThat(total(most, most, new BsonInt64(-Long.MAX_VALUE))).isEqualTo(most);
  }

  @Test
  void aTotalOfInt64IsExactWithinADecimalTotal() {
    assertThat(total(new BsonInt64(Long.MAX_VALUE), new BsonInt64(1), decimal("0")))
        .isEqualTo(decimal("9223372036854775808"));
  }

  @Test
  void aTotalOfDoublesKeepsWhatRoundingLoses() {
    assertThat(total(new BsonDouble(1e100), new BsonDouble(1), new BsonDouble(-1e100)))
        .isEqualTo(new BsonDouble(1));
  }

  @Test
  void infinitiesAndNanMakeTheTotal() {
    BsonNumber infinity = new BsonDouble(Double.POSITIVE_INFINITY);
    assertThat(total(new BsonInt32(1), infinity)).isEqualTo(infinity);
    assertThat(total(infinity, new BsonDouble(Double.NEGATIVE_INFINITY)))
        .isEqualTo(new BsonDouble(Double.NaN));
    assertThat(total(infinity, decimal("1"))).isEqualTo(decimal("Infinity"));
  }

  private static BsonNumber total(BsonNumber... numbers) {
    NumberSum sum = new NumberSum();
    for (BsonNumber number : numbers) {
      sum.add(number);
    }
    return sum.total();
  }

  private static BsonDecimal128 decimal(String text) {
    return new BsonDecimal128(Decimal128.parse(text));
  }
}
