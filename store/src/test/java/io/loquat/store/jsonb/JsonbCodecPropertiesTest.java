package io.loquat.store.jsonb;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.model.BsonArbitraries;
import io.loquat.model.CommandException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonElement;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

class JsonbCodecPropertiesTest {
  private static final Sqlite SQLITE = new Sqlite();

  private final JsonbCodec codec = new JsonbCodec();

  @AfterContainer
  static void closeSqlite() {
    SQLITE.close();
  }

  @Property
  void givesEveryDocumentBackByteForByte(@ForAll("documents") BsonDocument document) {
    byte[] bson = JsonbCodecTest.bytes(document);
    byte[] jsonb = codec.encode(bson, 0, bson.length);
    assertThat(codec.decode(jsonb)).isEqualTo(bson);
    assertThat(SQLITE.isValid(jsonb)).isTrue();
  }

  @Property
  void readsSomeFieldsAsADecodedDocumentHasThem(@ForAll("documents") BsonDocument document) {
    byte[] bson = JsonbCodecTest.bytes(document);
    List<String> names =
        Stream.concat(document.keySet().stream().skip(1), Stream.of("no such field")).toList();
    BsonDocument expected = document.clone();
    expected.keySet().retainAll(names);
    List<byte[]> bytes = names.stream().map(name -> name.getBytes(StandardCharsets.UTF_8)).toList();
    assertThat(JsonbCodec.fields(bson, 0, bson.length, bytes)).isEqualTo(expected);
  }

  @Property
  void readsEveryDoubleAsJavaDoes(@ForAll double value) {
    byte[] text = Double.toString(value).getBytes(StandardCharsets.US_ASCII);
    assertThat(Double.isFinite(value) ? NumberText.parseDouble(text, 0, text.length) : value)
        .isEqualTo(value);
  }

  @Property
  void givesEveryDoubleBack(@ForAll double value) {
    BsonValue bson = new BsonDouble(value);
    assertThat(codec.decodeValue(codec.encode(bson))).isEqualTo(bson);
  }

  @Property
  void writesDoublesAsShortAsJavaDoes(@ForAll("prices") double value) {
    byte[] text = new byte[NumberText.DOUBLE_LENGTH_MAX];
    int length = NumberText.decimal(value, text, 0);
    String plain = new BigDecimal(Double.toString(value)).toPlainString();
    assertThat(new String(text, 0, length, StandardCharsets.US_ASCII))
        .isEqualTo(plain.contains(".") ? plain : plain + ".0");
  }

  @Property
  void keepsDocumentsThatLookLikeWrappers(@ForAll("lookAlikes") BsonValue lookAlike) {
    BsonDocument document = new BsonDocument("a", lookAlike);
    byte[] bson = JsonbCodecTest.bytes(document);
    byte[] jsonb = codec.encode(bson, 0, bson.length);
    assertThat(codec.decode(jsonb)).isEqualTo(bson);
    assertThat(SQLITE.isValid(jsonb)).isTrue();
    assertThat(codec.decodeValue(codec.encode(lookAlike))).isEqualTo(lookAlike);
  }

  @Property
  void encodesAValueAsSqliteExtractsIt(@ForAll("values") BsonValue value) {
    byte[] root = codec.encode(new BsonDocument("a", value), RootRule.VERBATIM);
    byte[] node = codec.encode(value);
    assertThat(Arrays.copyOfRange(root, root.length - node.length, root.length)).isEqualTo(node);
    assertThat(codec.decodeValue(node)).isEqualTo(value);
  }

  @Property
  void readsDocumentsThatSqliteChanged(
      @ForAll("documents") BsonDocument document, @ForAll("values") BsonValue value) {
    byte[] jsonb = codec.encode(document, RootRule.VERBATIM);
    byte[] set = SQLITE.rewritten("jsonb_set(?1, '$.new', jsonb(?2))", jsonb, codec.encode(value));
    BsonDocument changed = document.clone().append("new", value);
    assertThat(SQLITE.isValid(set)).isTrue();
    assertThat(decoded(set)).isEqualTo(changed);
    byte[] nested =
        SQLITE.rewritten(
            "jsonb_set(?1, '$.x', jsonb_set('[]', '$[#]', ?2))",
            jsonb,
            codec.encode((BsonValue) changed));
    BsonDocument around = document.clone().append("x", new BsonArray(Arrays.asList(changed)));
    assertThat(decoded(nested)).isEqualTo(around);
    byte[] removed = SQLITE.rewritten("jsonb_remove(?1, '$.new')", set);
    assertThat(decoded(removed)).isEqualTo(document);
  }

  @Property
  void readsDocumentsThatWentThroughText(@ForAll("documents") BsonDocument document) {
    byte[] jsonb = codec.encode(document, RootRule.VERBATIM);
    String text = SQLITE.json(jsonb);
    byte[] parsed = SQLITE.rewritten("jsonb(?1)", text);
    assertThat(SQLITE.json(codec.encode(decoded(parsed), RootRule.VERBATIM))).isEqualTo(text);
  }

  @Property
  void appendsSystemFields(@ForAll("documents") BsonDocument document, @ForAll boolean archived) {
    SystemValues values = new SystemValues(7, 1, Long.MAX_VALUE, archived);
    byte[] jsonb = codec.encode(document, RootRule.ID_FIRST_NO_SYSTEM_FIELDS);
    BsonDocument visible =
        new RawBsonDocument(codec.decode(jsonb, 0, jsonb.length, Optional.of(values)));
    assertThat(codec.encode(visible, RootRule.ID_FIRST_NO_SYSTEM_FIELDS)).isEqualTo(jsonb);
    assertThat(visible.getInt64("_version").getValue()).isEqualTo(7);
    assertThat(visible.containsKey("_archived")).isEqualTo(archived);
  }

  @Property
  void findsTheIdWhereverItIs(
      @ForAll("documents") BsonDocument document, @ForAll("values") BsonValue id) {
    BsonDocument withId = document.clone();
    withId.remove("_id");
    assertThat(id(withId)).isEmpty();
    withId.append("_id", id);
    assertThat(id(withId)).contains(id);
    BsonDocument stored = decoded(codec.encode(withId, RootRule.ID_FIRST));
    assertThat(stored.getFirstKey()).isEqualTo("_id");
    assertThat(stored).isEqualTo(withId);
  }

  @Property
  void saysThatDamagedBytesAreMalformed(
      @ForAll("documents") BsonDocument document, @ForAll int where, @ForAll byte what) {
    byte[] jsonb = codec.encode(document, RootRule.VERBATIM);
    decodesOrComplains(damaged(jsonb, where, what));
    decodesOrComplains(Arrays.copyOf(jsonb, Math.floorMod(where, jsonb.length)));
    byte[] bson = JsonbCodecTest.bytes(document);
    encodesOrComplains(damaged(bson, where, what));
    encodesOrComplains(Arrays.copyOf(bson, Math.floorMod(where, bson.length)));
  }

  private void decodesOrComplains(byte[] jsonb) {
    try {
      codec.decode(jsonb);
    } catch (JsonbException e) {
      assertThat(e).hasMessageStartingWith("malformed JSONB at byte ");
    }
  }

  private void encodesOrComplains(byte[] bson) {
    try {
      byte[] jsonb = codec.encode(bson, 0, bson.length, RootRule.ID_FIRST_NO_SYSTEM_FIELDS);
      assertThat(SQLITE.isValid(jsonb)).isTrue();
    } catch (CommandException e) {
      assertThat(e).hasMessageStartingWith("Invalid BSON at byte ");
    }
  }

  private static byte[] damaged(byte[] bytes, int where, byte what) {
    byte[] damaged = bytes.clone();
    damaged[Math.floorMod(where, bytes.length)] = what;
    return damaged;
  }

  private static Optional<BsonValue> id(BsonDocument document) {
    byte[] bson = JsonbCodecTest.bytes(document);
    return JsonbCodec.id(bson, 0, bson.length);
  }

  private BsonDocument decoded(byte[] jsonb) {
    return new RawBsonDocument(codec.decode(jsonb)).clone();
  }

  @Provide
  Arbitrary<BsonDocument> documents() {
    return BsonArbitraries.documents().map(CanonicalNan::of);
  }

  @Provide
  Arbitrary<BsonValue> values() {
    return BsonArbitraries.values().map(CanonicalNan::of);
  }

  /** Amounts as people store them: few fraction digits. */
  @Provide
  Arbitrary<Double> prices() {
    return Combinators.combine(
            Arbitraries.longs().between(-99_999_999_999L, 99_999_999_999L),
            Arbitraries.of(1.0, 10.0, 100.0, 1000.0, 10_000.0))
        .as((whole, scale) -> whole / scale)
        .filter(price -> Math.abs(price) >= 1e-3);
  }

  @Provide
  Arbitrary<BsonValue> lookAlikes() {
    Arbitrary<String> keys =
        Combinators.combine(
                Arbitraries.of("", "$", "$$", "$$$"),
                Arbitraries.of(Wrapper.values()),
                Arbitraries.of("", "$", "x"))
            .as(
                (dollars, wrapper, end) ->
                    dollars + new String(wrapper.key(), StandardCharsets.US_ASCII) + end);
    return Arbitraries.recursive(
        () -> BsonArbitraries.scalars().map(CanonicalNan::of).withoutEdgeCases(),
        inner ->
            Arbitraries.frequencyOf(
                Tuple.of(3, document(keys, inner)),
                Tuple.of(1, inner.list().ofMaxSize(2).map(list -> new BsonArray(list))),
                Tuple.of(1, wrapperBodies())),
        0,
        4);
  }

  private static Arbitrary<BsonValue> document(Arbitrary<String> keys, Arbitrary<BsonValue> value) {
    return Combinators.combine(keys, value)
        .as(BsonElement::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(2)
        .map(BsonDocument::new);
  }

  /** What stands in real wrappers. */
  private static Arbitrary<BsonValue> wrapperBodies() {
    return Arbitraries.of(
        new BsonString("0123456789abcdef01234567"),
        new BsonString("2026-01-02T03:04:05.000Z"),
        new BsonString("NaN"),
        new BsonInt32(1),
        new BsonDocument("base64", new BsonString("")).append("subType", new BsonString("00")),
        new BsonDocument("t", new BsonInt32(1)).append("i", new BsonInt32(1)),
        new BsonDocument("pattern", new BsonString("")).append("options", new BsonString("")));
  }
}
