package io.loquat.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.bson.BsonArray;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;

/** Keys and their notes give values back to the bit, or say that they do not tell. */
class KeyReaderTest {
  @Provide
  Arbitrary<BsonValue> values() {
    return BsonArbitraries.values();
  }

  @Provide
  Arbitrary<BsonValue> numbers() {
    return BsonArbitraries.numbers();
  }

  @Property(tries = 3000)
  void valuesComeBackToTheBit(
      @ForAll @Size(3) List<@From("values") BsonValue> values,
      @ForAll @Size(3) List<Boolean> descending) {
    assertComeBack(values, descending);
  }

  @Property(tries = 5000)
  void numbersComeBackToTheBit(
      @ForAll @Size(3) List<@From("numbers") BsonValue> values,
      @ForAll @Size(3) List<Boolean> descending) {
    assertComeBack(values, descending);
  }

  private static void assertComeBack(List<BsonValue> values, List<Boolean> descending) {
    KeyWriter writer = new KeyWriter();
    for (int i = 0; i < values.size(); i++) {
      writer.append(values.get(i), descending.get(i));
    }
    assertThat(writer.types().areUnknown())
        .isEqualTo(values.stream().anyMatch(KeyReaderTest::isHidden));
    if (writer.types().areUnknown()) {
      return;
    }
    byte[] key = writer.toByteArray();
    KeyReader reader = new KeyReader(key, KeyTypes.of(writer.types().toBytes()));
    for (int i = 0; i < values.size(); i++) {
      BsonValue value = reader.next(descending.get(i));
      assertThat(value).isEqualTo(values.get(i));
      assertThat(shown(value)).isEqualTo(shown(values.get(i)));
    }
    assertThat(reader.position()).isEqualTo(key.length);
  }

  private static String shown(BsonValue value) {
    return new BsonDocument("v", value).toJson();
  }

  /** Whether there is a decimal in it whose sign or kind keys do not have. */
  private static boolean isHidden(BsonValue value) {
    return switch (value) {
      case BsonDecimal128 decimal ->
          !decimal.getValue().isFinite()
              || (decimal.getValue().isNegative() && Decimals.isZero(decimal.getValue()));
      case BsonDocument document -> document.values().stream().anyMatch(KeyReaderTest::isHidden);
      case BsonArray array -> array.stream().anyMatch(KeyReaderTest::isHidden);
      case BsonValue scoped when scoped.isJavaScriptWithScope() ->
          isHidden(scoped.asJavaScriptWithScope().getScope());
      default -> false;
    };
  }

  @Test
  void usualTypesTakeNoNotes() {
    for (BsonValue value :
        List.of(
            new BsonInt32(-5),
            new BsonInt64(1L << 40),
            new BsonDouble(0.5),
            new BsonDouble(1e300),
            new BsonDouble(Double.NaN),
            new BsonString("a"),
            BsonNull.VALUE)) {
      assertThat(new KeyWriter().append(value, false).types()).isSameAs(KeyTypes.USUAL);
    }
  }

  @Test
  void notesAreInTheOrderOfTheValues() {
    KeyWriter writer =
        new KeyWriter()
            .append(new BsonInt32(1), false)
            .append(new BsonDouble(1), true)
            .appendMissing(true)
            .append(new BsonDecimal128(Decimal128.parse("1.50")), false)
            .append(new BsonInt32(1), false);

    assertThat(writer.types().toBytes()).containsExactly(0, 2, 6, 3, 0xFF, 0xFE);
    KeyReader reader = new KeyReader(writer.toByteArray(), writer.types());
    reader.next(false);
    reader.next(true);
    assertThat(MissingValue.is(reader.next(true))).isTrue();
    assertThat(reader.next(false)).isEqualTo(new BsonDecimal128(Decimal128.parse("1.50")));
    assertThat(reader.next(false)).isEqualTo(new BsonInt32(1));
  }
}
