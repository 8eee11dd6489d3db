package io.loquat.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.bson.BsonDouble;
import org.bson.BsonInt64;
import org.bson.BsonValue;

class KeyEncodingPropertiesTest {
  @Provide
  Arbitrary<BsonValue> values() {
    return BsonArbitraries.values();
  }

  @Provide
  Arbitrary<BsonValue> numbers() {
    return BsonArbitraries.numbers();
  }

  @Property
  void keysOrderValuesAsBsonOrderDoes(
      @ForAll("values") BsonValue left, @ForAll("values") BsonValue right) {
    assertSameOrder(left, right);
  }

  @Property(tries = 5000)
  void keysOrderNumbersAsBsonOrderDoes(
      @ForAll("numbers") BsonValue left, @ForAll("numbers") BsonValue right) {
    assertSameOrder(left, right);
  }

  private static void assertSameOrder(BsonValue left, BsonValue right) {
    int byKey = Arrays.compareUnsigned(KeyEncoding.encode(left), KeyEncoding.encode(right));
    assertThat(Integer.signum(byKey))
        .isEqualTo(Integer.signum(BsonOrder.INSTANCE.compare(left, right)));
  }

  @Property
  void noKeyIsTheBeginningOfAnother(
      @ForAll("values") BsonValue left, @ForAll("values") BsonValue right) {
    byte[] leftKey = KeyEncoding.encode(left);
    byte[] rightKey = KeyEncoding.encode(right);
    if (leftKey.length < rightKey.length) {
      assertThat(Arrays.copyOf(rightKey, leftKey.length)).isNotEqualTo(leftKey);
    }
  }

  @Property
  void compoundKeysCompareFieldByFieldInTheirDirections(
      @ForAll @Size(3) List<@net.jqwik.api.From("values") BsonValue> left,
      @ForAll @Size(3) List<@net.jqwik.api.From("values") BsonValue> right,
      @ForAll @Size(3) List<Boolean> descending) {
    int expected = 0;
    for (int index = 0; index < left.size() && expected == 0; index++) {
      int ascending = BsonOrder.INSTANCE.compare(left.get(index), right.get(index));
      expected = descending.get(index) ? -ascending : ascending;
    }
    int byKey = Arrays.compareUnsigned(key(left, descending), key(right, descending));
    assertThat(Integer.signum(byKey)).isEqualTo(Integer.signum(expected));
  }

  private static byte[] key(List<BsonValue> values, List<Boolean> descending) {
    KeyWriter writer = new KeyWriter();
    for (int index = 0; index < values.size(); index++) {
      writer.append(values.get(index), descending.get(index));
    }
    return writer.toByteArray();
  }

  @Property
  void keysLieBetweenTheBoundsOfTheirBracket(@ForAll("values") BsonValue value) {
    TypeBracket bracket = TypeBracket.of(value);
    byte[] key = KeyEncoding.encode(value);
    assertThat(Arrays.compareUnsigned(key, KeyEncoding.lowerBound(bracket))).isNotNegative();
    assertThat(Arrays.compareUnsigned(key, KeyEncoding.upperBound(bracket))).isNegative();
  }

  @Property
  void wholeNumbersAndDoublesHaveShortKeys(@ForAll long whole, @ForAll double real) {
    assertThat(KeyEncoding.encode(new BsonInt64(whole))).hasSizeLessThanOrEqualTo(11);
    assertThat(KeyEncoding.encode(new BsonDouble(real))).hasSizeLessThanOrEqualTo(12);
  }

  @Property(tries = 3000)
  void theEndsOfValuesAreFoundInKeys(
      @ForAll @Size(3) List<@net.jqwik.api.From("values") BsonValue> values,
      @ForAll @Size(3) List<Boolean> descending) {
    assertEndsAreFound(values, descending);
  }

  @Property(tries = 3000)
  void theEndsOfNumbersAreFoundInKeys(
      @ForAll @Size(3) List<@net.jqwik.api.From("numbers") BsonValue> values,
      @ForAll @Size(3) List<Boolean> descending) {
    assertEndsAreFound(values, descending);
  }

  private static void assertEndsAreFound(List<BsonValue> values, List<Boolean> descending) {
    KeyWriter writer = new KeyWriter();
    for (int i = 0; i < values.size(); i++) {
      writer.append(values.get(i), descending.get(i));
    }
    KeyScanner scanner = new KeyScanner(writer.toByteArray());
    int end = 0;
    for (int i = 0; i < values.size(); i++) {
      scanner.skip(descending.get(i));
      end += KeyEncoding.encode(values.get(i)).length;
      assertThat(scanner.position()).isEqualTo(end);
    }
  }
}
