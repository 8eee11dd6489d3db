package io.loquat.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bson.types.Decimal128;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {
  @ParameterizedTest
  @CsvSource({
    "10, 3, 3.333333333333333333333333333333333",
    "0.5, 2, 0.25",
    "10.0000000000000, 2, 5.0000000000000",
    "9.999999999999999999999999999999999E+6144, 2, 5.000000000000000000000000000000000E+6144",
    "1, 0, Infinity",
    "-1, 0, -Infinity",
    "0, 0, NaN",
    "1, Infinity, 0E-6176",
    "-1, Infinity, -0E-6176",
    "Infinity, Infinity, NaN",
    "1E-6176, 2, 0E-6176",
    "3E-6176, 2, 2E-6176",
    "1E-6143, 2, 5E-6144"
  })
  void divides(String left, String right, String quotient) {
    assertThat(Decimals.divide(decimal(left), decimal(right))).isEqualTo(decimal(quotient));
  }

  @ParameterizedTest
  @CsvSource({
    "10.5000000000000, 3, 1.5000000000000",
    "20, 2.0, 0.0",
    "-7, 2, -1",
    "7, -2, 1",
    "1E+6144, 7, 1",
    "5, Infinity, 5",
    "Infinity, 5, NaN",
    "5, 0, NaN"
  })
  void givesRemainders(String left, String right, String remainder) {
    assertThat(Decimals.remainder(decimal(left), decimal(right))).isEqualTo(decimal(remainder));
  }

  @ParameterizedTest
  @CsvSource({
    "1.5, 0, 2",
    "2.5, 0, 2",
    "-0.4, 0, -0",
    "23.298, -1, 2E+1",
    "1.25, 1, 1.2",
    "1, 100, 1.000000000000000000000000000000000",
    "1E+6144, 0, 1.000000000000000000000000000000000E+6144",
    "0, 2, 0.00"
  })
  void roundsToPlaces(String value, int scale, String rounded) {
    assertThat(Decimals.roundTo(decimal(value), scale, RoundingMode.HALF_EVEN))
        .isEqualTo(decimal(rounded));
  }

  @ParameterizedTest
  @CsvSource({
    "8, 8.000000000000000000000000000000000",
    "0, 0E-6176",
    "-0, 0E-6176",
    "Infinity, Infinity",
    "1E-6176, 1E-6176"
  })
  void padsWithZeros(String value, String padded) {
    assertThat(Decimals.padded(decimal(value))).isEqualTo(decimal(padded));
  }

  @ParameterizedTest
  @CsvSource({
    "9, 3",
    "0.04, 0.2",
    "2, 1.414213562373095048801688724209698",
    "-0, -0",
    "-1, NaN",
    "Infinity, Infinity"
  })
  void extractsSquareRoots(String value, String root) {
    assertThat(Decimals.squareRoot(decimal(value))).isEqualTo(decimal(root));
  }

  @Property(tries = 500)
  void agreesWithExactArithmetic(
      @ForAll("decimals") Decimal128 left, @ForAll("decimals") Decimal128 right) {
    BigDecimal exactLeft = Decimals.exact(left);
    BigDecimal exactRight = Decimals.exact(right);
    assertThat(Decimals.exact(Decimals.add(left, right)))
        .isEqualByComparingTo(exactLeft.add(exactRight).round(MathContext.DECIMAL128));
    assertThat(Decimals.exact(Decimals.subtract(left, right)))
        .isEqualByComparingTo(exactLeft.subtract(exactRight).round(MathContext.DECIMAL128));
    assertThat(Decimals.exact(Decimals.multiply(left, right)))
        .isEqualByComparingTo(exactLeft.multiply(exactRight).round(MathContext.DECIMAL128));
    if (!Decimals.isZero(right)) {
      assertThat(Decimals.exact(Decimals.divide(left, right)))
          .isEqualByComparingTo(exactLeft.divide(exactRight, MathContext.DECIMAL128));
      assertThat(Decimals.exact(Decimals.remainder(left, right)))
          .isEqualByComparingTo(exactLeft.remainder(exactRight));
    }
  }

  @Property(tries = 500)
  void quotientsTimesDivisorsAndRemaindersMakeTheDividend(
      @ForAll("decimals") Decimal128 left, @ForAll("decimals") Decimal128 right) {
    if (Decimals.isZero(right)) {
      return;
    }
    BigDecimal rest =
        Decimals.exact(left).subtract(Decimals.exact(Decimals.remainder(left, right)));
    assertThat(rest.remainder(Decimals.exact(right)).signum()).isZero();
  }

  @Provide
  Arbitrary<Decimal128> decimals() {
    Arbitrary<BigInteger> coefficients =
        Arbitraries.bigIntegers()
            .between(
                BigInteger.TEN.pow(34).subtract(BigInteger.ONE).negate(),
                BigInteger.TEN.pow(34).subtract(BigInteger.ONE));
    return Combinators.combine(coefficients, Arbitraries.integers().between(-40, 40))
        .as((coefficient, scale) -> new Decimal128(new BigDecimal(coefficient, scale)));
  }

  private static Decimal128 decimal(String text) {
    return Decimal128.parse(text);
  }
}
