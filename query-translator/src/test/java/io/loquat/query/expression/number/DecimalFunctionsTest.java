package io.loquat.query.expression.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loquat.model.Decimals;
import java.math.BigDecimal;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalFunctionsTest {
  @ParameterizedTest
  @CsvSource({
    "1, 2.718281828459045235360287471352662",
    "0, 1",
    "1E-6143, 1",
    "9.999999999999999999999999999999999E+6144, Infinity",
    "-9.999999999999999999999999999999999E+6144, 0E-6176",
    "Infinity, Infinity",
    "-Infinity, 0",
    "NaN, NaN"
  })
  void raisesE(String exponent, String power) {
    assertThat(DecimalFunctions.exp(decimal(exponent))).isEqualTo(decimal(power));
  }

  @ParameterizedTest
  @CsvSource({
    "10, 2.302585092994045684017991454684364",
    "2.718281828459045, 0.9999999999999999134157889710887611",
    "1E-6176, -14220.76553433122614449511522413063",
    "9.999999999999999999999999999999999E+6144, 14149.38539644841072829055748903542",
    "1.0, 0"
  })
  void givesNaturalLogarithms(String value, String logarithm) {
    assertThat(DecimalFunctions.ln(decimal(value))).isEqualTo(decimal(logarithm));
  }

  @ParameterizedTest
  @CsvSource({
    "2, 3, 8",
    "-2, 3, -8",
    "-2, 0.5, NaN",
    "NaN, 0, 1",
    "1, NaN, 1",
    "-Infinity, 3, -Infinity",
    "-Infinity, -1, -0",
    "0, 5, 0",
    "2, Infinity, Infinity",
    "2, -Infinity, 0",
    "-1, Infinity, 1",
    "10, 7000, Infinity",
    "10, -7000, 0E-6176",
    "1.0001, 1E+6000, Infinity",
    "4, 0.5, 2.000000000000000000000000000000000"
  })
  void raisesToPowers(String base, String exponent, String power) {
    Decimal128 result = DecimalFunctions.pow(decimal(base), decimal(exponent));
    assertThat(Decimals.padded(result)).isEqualTo(Decimals.padded(decimal(power)));
  }

  @Property(tries = 100)
  void agreesWithDoubles(@ForAll @DoubleRange(min = 0.01, max = 0.99) double value) {
    Decimal128 decimal = new Decimal128(new BigDecimal(Double.toString(value)));
    near(DecimalFunctions.exp(decimal), Math.exp(value));
    near(DecimalFunctions.ln(decimal), Math.log(value));
    near(DecimalFunctions.pow(decimal, decimal), Math.pow(value, value));
    near(DecimalAngles.sin(decimal), Math.sin(value));
    near(DecimalAngles.cos(decimal), Math.cos(value));
    near(DecimalAngles.tan(decimal), Math.tan(value));
    near(DecimalAngles.asin(decimal), Math.asin(value));
    near(DecimalAngles.acos(decimal), Math.acos(value));
    near(DecimalAngles.atan(decimal), Math.atan(value));
    near(DecimalAngles.sinh(decimal), Math.sinh(value));
    near(DecimalAngles.cosh(decimal), Math.cosh(value));
    near(DecimalAngles.tanh(decimal), Math.tanh(value));
  }

  private static void near(Decimal128 actual, double expected) {
    assertThat(actual.bigDecimalValue().doubleValue()).isCloseTo(expected, within(1e-12));
  }

  @Property(tries = 100)
  void inversesComeBack(@ForAll @DoubleRange(min = -0.99, max = 0.99) double value) {
    Decimal128 decimal = new Decimal128(new BigDecimal(Double.toString(value)));
    near(DecimalAngles.asinh(DecimalAngles.sinh(decimal)), value);
    near(DecimalAngles.acosh(DecimalAngles.cosh(decimal)), Math.abs(value));
    near(DecimalAngles.atanh(DecimalAngles.tanh(decimal)), value);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 0.7853981633974483096156608458198757",
    "-1, -1, -2.356194490192344928846982537459627",
    "0, -1, 3.141592653589793238462643383279503",
    "0, 1, 0",
    "1, 0, 1.570796326794896619231321691639751",
    "Infinity, Infinity, 0.7853981633974483096156608458198757",
    "1, Infinity, 0",
    "NaN, 1, NaN"
  })
  void givesAnglesOfPoints(String y, String x, String angle) {
    assertThat(DecimalAngles.atan2(decimal(y), decimal(x))).isEqualTo(decimal(angle));
  }

  @Test
  void theLargestAnglesTakeNoLongTime() {
    Decimal128 largest = decimal("9.999999999999999999999999999999999E+6144");
    Assertions.assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          BigDecimal sine = DecimalAngles.sin(largest).bigDecimalValue();
          BigDecimal cosine = DecimalAngles.cos(largest).bigDecimalValue();
          assertThat(sine.pow(2).add(cosine.pow(2)).doubleValue()).isCloseTo(1, within(1e-30));
          assertThat(DecimalAngles.cosh(largest)).isEqualTo(Decimal128.POSITIVE_INFINITY);
          assertThat(DecimalAngles.tanh(largest)).isEqualTo(new Decimal128(1));
        });
  }

  private static Decimal128 decimal(String text) {
    return Decimal128.parse(text);
  }
}
