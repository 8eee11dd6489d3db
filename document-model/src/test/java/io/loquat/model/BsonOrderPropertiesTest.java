package io.loquat.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;

class BsonOrderPropertiesTest {
  private static final BsonOrder ORDER = BsonOrder.INSTANCE;

  @Provide
  Arbitrary<BsonValue> values() {
    return BsonArbitraries.values();
  }

  @Provide
  Arbitrary<BsonValue> numbers() {
    return BsonArbitraries.numbers();
  }

  @Provide
  Arbitrary<String> strings() {
    return BsonArbitraries.strings();
  }

  @Property
  void everyValueEqualsItself(@ForAll("values") BsonValue value) {
    assertThat(BsonOrder.equal(value, value)).isTrue();
  }

  @Property
  void swappingValuesSwapsTheResult(
      @ForAll("values") BsonValue left, @ForAll("values") BsonValue right) {
    assertThat(Integer.signum(ORDER.compare(left, right)))
        .isEqualTo(-Integer.signum(ORDER.compare(right, left)));
  }

  @Property
  void isTransitive(
      @ForAll("values") BsonValue a, @ForAll("values") BsonValue b, @ForAll("values") BsonValue c) {
    assertTransitive(a, b, c);
  }

  @Property
  void isTransitiveAmongNumbers(
      @ForAll("numbers") BsonValue a,
      @ForAll("numbers") BsonValue b,
      @ForAll("numbers") BsonValue c) {
    assertTransitive(a, b, c);
  }

  private static void assertTransitive(BsonValue... values) {
    Arrays.sort(values, ORDER);
    boolean allEqual =
        BsonOrder.equal(values[0], values[1]) && BsonOrder.equal(values[1], values[2]);
    assertThat(ORDER.compare(values[0], values[1])).isNotPositive();
    assertThat(ORDER.compare(values[1], values[2])).isNotPositive();
    assertThat(ORDER.compare(values[0], values[2])).isNotPositive();
    assertThat(BsonOrder.equal(values[0], values[2])).isEqualTo(allEqual);
  }

  @Property
  void finiteNumbersCompareAsBigDecimals(
      @ForAll("numbers") BsonValue left, @ForAll("numbers") BsonValue right) {
    if (isFinite(left) && isFinite(right)) {
      assertThat(Integer.signum(ORDER.compare(left, right)))
          .isEqualTo(exact(left).compareTo(exact(right)));
    }
  }

  @Property
  void stringsCompareAsUtf8Bytes(@ForAll("strings") String left, @ForAll("strings") String right) {
    int expected =
        Arrays.compareUnsigned(
            left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    assertThat(Integer.signum(ORDER.compare(new BsonString(left), new BsonString(right))))
        .isEqualTo(Integer.signum(expected));
  }

  private static boolean isFinite(BsonValue number) {
    return number.isDecimal128()
        ? number.asDecimal128().getValue().isFinite()
        : Double.isFinite(number.asNumber().doubleValue());
  }

  private static BigDecimal exact(BsonValue value) {
    BsonNumber number = value.asNumber();
    return switch (value.getBsonType()) {
      case DOUBLE -> new BigDecimal(number.doubleValue());
      case DECIMAL128 -> new BigDecimal(number.decimal128Value().toString());
      default -> BigDecimal.valueOf(number.longValue());
    };
  }
}
