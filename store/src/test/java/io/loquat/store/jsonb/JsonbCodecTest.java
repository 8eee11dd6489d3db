package io.loquat.store.jsonb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.model.CommandException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDbPointer;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonJavaScript;
import org.bson.BsonJavaScriptWithScope;
import org.bson.BsonMaxKey;
import org.bson.BsonMinKey;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonSymbol;
import org.bson.BsonTimestamp;
import org.bson.BsonUndefined;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonbCodecTest {
  private final JsonbCodec codec = new JsonbCodec();
  private final Sqlite sqlite = new Sqlite();

  @AfterEach
  void closeSqlite() {
    sqlite.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: 5}|{\"a\":5}",
        "{a: -2147483648}|{\"a\":-2147483648}",
        "{a: 5.0}|{\"a\":5.0}",
        "{a: -0.0}|{\"a\":-0.0}",
        "{a: 0.1}|{\"a\":0.1}",
        "{a: 19.99}|{\"a\":19.99}",
        "{a: 1.0E300}|{\"a\":1.0E300}",
        "{a: 123456789.5}|{\"a\":123456789.5}",
        "{a: {$numberLong: '5'}}|{\"a\":5}",
        "{a: {$numberLong: '-9223372036854775807'}}|{\"a\":-9223372036854775807}",
        "{a: {$numberLong: '-9223372036854775808'}}"
            + "|{\"a\":{\"$numberLong\":\"-9223372036854775808\"}}",
        "{a: {$numberDouble: 'NaN'}}|{\"a\":{\"$numberDouble\":\"NaN\"}}",
        "{a: {$numberDouble: '-Infinity'}}|{\"a\":{\"$numberDouble\":\"-Infinity\"}}",
        "{a: null, b: true, c: false}|{\"a\":null,\"b\":true,\"c\":false}",
        "{a: [], b: {}, c: ['']}|{\"a\":[],\"b\":{},\"c\":[\"\"]}",
        "{a: {$date: '2026-01-02T03:04:05Z'}}|{\"a\":{\"$date\":\"2026-01-02T03:04:05.000Z\"}}",
        "{a: {$date: {$numberLong: '-1'}}}|{\"a\":{\"$date\":{\"$numberLong\":\"-1\"}}}",
        "{a: {$oid: '0123456789abcdef01234567'}}|{\"a\":{\"$oid\":\"0123456789abcdef01234567\"}}",
        "{a: {$numberDecimal: '1.10'}}|{\"a\":{\"$numberDecimal\":\"1.10\"}}",
        "{a: {$timestamp: {t: 4294967295, i:"
            + " 1}}}|{\"a\":{\"$timestamp\":{\"t\":4294967295,\"i\":1}}}",
        "{a: {$minKey: 1}, b: {$maxKey: 1}, c: {$undefined: true}}"
            + "|{\"a\":{\"$minKey\":1},\"b\":{\"$maxKey\":1},\"c\":{\"$undefined\":true}}",
        "{a: {$symbol: 's'}, b: {$code: 'c'}}|{\"a\":{\"$symbol\":\"s\"},\"b\":{\"$code\":\"c\"}}",
        "{a: {$code: 'c', $scope: {x: 1}}}|{\"a\":{\"$code\":\"c\",\"$scope\":{\"x\":1}}}",
        "{a: {$binary: {base64: 'AQI=', subType: '02'}}}"
            + "|{\"a\":{\"$binary\":{\"base64\":\"AQI=\",\"subType\":\"02\"}}}",
      })
  void storesTheExtendedJsonForm(String document, String stored) {
    BsonDocument parsed = BsonDocument.parse(document);
    assertThat(sqlite.json(roundTrip(parsed))).isEqualTo(stored);
  }

  @Test
  void keepsEveryType() {
    BsonDocument document =
        new BsonDocument("_id", new BsonObjectId(new ObjectId("0123456789abcdef01234567")))
            .append("text", new BsonString("quote \" backslash \\ nul \0 line\n é 😀"))
            .append("key \"\\\n 'é😀", new BsonInt32(1))
            .append("", new BsonString(""))
            .append("long", new BsonString("x".repeat(300)))
            .append("longer", new BsonString("y".repeat(70_000)))
            .append("binary", new BsonBinary((byte) 0x80, new byte[300]))
            .append("uuid", new BsonBinary((byte) 4, new byte[16]))
            .append("bool", BsonBoolean.TRUE)
            .append("null", BsonNull.VALUE)
            .append("regex", new BsonRegularExpression("^a/\"b", "im"))
            .append("pointer", new BsonDbPointer("db.c", new ObjectId("0123456789abcdef01234567")))
            .append("code", new BsonJavaScript("f(\"x\")"))
            .append("symbol", new BsonSymbol("s"))
            .append(
                "scope",
                new BsonJavaScriptWithScope("g()", new BsonDocument("$oid", new BsonInt32(1))))
            .append("timestamp", new BsonTimestamp(-1L))
            .append("decimal", new BsonDecimal128(Decimal128.parse("-0E-6176")))
            .append("decimalNaN", new BsonDecimal128(Decimal128.NaN))
            .append("min", new BsonMinKey())
            .append("max", new BsonMaxKey())
            .append("undefined", new BsonUndefined());
    roundTrip(document);
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        0,
        -1,
        1,
        951_782_399_999L,
        951_782_400_000L,
        253_402_300_799_999L,
        253_402_300_800_000L,
        -62_135_596_800_000L,
        Long.MIN_VALUE,
        Long.MAX_VALUE
      })
  void keepsDatesOfAnyAge(long millis) {
    roundTrip(new BsonDocument("d", new BsonDateTime(millis)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{a: {'$$date': 1}}",
        "{a: {'$$$oid': 'x', '$date': 2}}",
        "{a: {'$$': 1}}",
        "{a: {'$': 1}}",
        "{a: {'$other': 1}}",
        "{a: [{'$$numberLong': '5'}]}",
        "{a: {b: {'$$numberDouble': {'$$code': {}}}}}",
        "{'$$date': 1}",
      })
  void keepsDocumentsThatLookLikeWrappers(String document) {
    roundTrip(BsonDocument.parse(document));
    BsonDocument nearer = parseWithOneDollarLess(document);
    roundTrip(nearer);
  }

  @Test
  void escapesTheKeysOfALookAlikeButNotAtTheRoot() {
    BsonDocument inner = new BsonDocument("$date", new BsonInt32(1)).append("$oid", BsonNull.VALUE);
    BsonDocument root = new BsonDocument("$date", inner);
    assertThat(sqlite.json(roundTrip(root))).isEqualTo("{\"$date\":{\"$$date\":1,\"$$oid\":null}}");
  }

  @Test
  void keepsALookAlikeThatBecomesTheFirstKeyInSql() {
    BsonDocument before = new BsonDocument("a", new BsonDocument("x", new BsonInt32(1)));
    before.getDocument("a").append("$date", new BsonInt32(2));
    byte[] rest = sqlite.rewritten("jsonb_remove(?1, '$.a.x')", codec.encode(before));
    assertThat(codec.decodeValue(rest))
        .isEqualTo(new BsonDocument("a", new BsonDocument("$date", new BsonInt32(2))));
  }

  @Test
  void keepsDuplicateNamesAndDeepNesting() {
    byte[] duplicates = HexFormat.of().parseHex("1300000010610001000000106100020000000000");
    byte[] trimmed = Arrays.copyOf(duplicates, 19);
    assertThat(codec.decode(codec.encode(trimmed, 0, 19))).isEqualTo(trimmed);
    BsonDocument deep = new BsonDocument();
    for (int i = 0; i < 150; i++) {
      deep = new BsonDocument("a", deep);
    }
    roundTrip(deep);
  }

  @Test
  void refusesNestingWithoutEnd() {
    BsonDocument deep = new BsonDocument();
    for (int i = 0; i < 300; i++) {
      deep = new BsonDocument("a", deep);
    }
    byte[] bson = bytes(deep);
    assertThatThrownBy(() -> codec.encode(bson, 0, bson.length))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("levels of nesting");
  }

  @Test
  void putsTheIdFirstAndLeavesSystemFieldsOut() {
    BsonDocument document =
        BsonDocument.parse(
            "{_version: 1, a: {_version: 2}, _id: 7, _created: 1, _updates: 3,"
                + " _updated: 4, _archived: true}");
    assertThat(sqlite.json(codec.encode(document, RootRule.ID_FIRST_NO_SYSTEM_FIELDS)))
        .isEqualTo("{\"_id\":7,\"a\":{\"_version\":2},\"_updates\":3}");
    assertThat(sqlite.json(codec.encode(document, RootRule.ID_FIRST)))
        .startsWith("{\"_id\":7,\"_version\":1,\"a\":");
  }

  @Test
  void takesADocumentOutOfALargerArray() {
    byte[] bson = bytes(BsonDocument.parse("{_id: 1, a: 'x'}"));
    byte[] message = new byte[bson.length + 8];
    System.arraycopy(bson, 0, message, 3, bson.length);
    byte[] stored = codec.encode(new RawBsonDocument(message, 3, bson.length), RootRule.ID_FIRST);
    assertThat(codec.decode(stored)).isEqualTo(bson);
  }

  @Test
  void appendsSystemFields() {
    byte[] stored = codec.encode(BsonDocument.parse("{_id: 1}"), RootRule.ID_FIRST);
    assertThat(read(stored, Optional.of(new SystemValues(3, 10, 20, false))))
        .isEqualTo(
            BsonDocument.parse(
                "{_id: 1, _version: {$numberLong: '3'}, _created: {$date: {$numberLong: '10'}},"
                    + " _updated: {$date: {$numberLong: '20'}}}"));
    assertThat(read(stored, Optional.of(new SystemValues(3, 10, 20, true))).keySet())
        .containsExactly("_id", "_version", "_created", "_updated", "_archived");
  }

  private RawBsonDocument read(byte[] stored, Optional<SystemValues> system) {
    return new RawBsonDocument(codec.decode(stored, 0, stored.length, system));
  }

  @Test
  void readsADocumentThatOthersSurround() {
    BsonDocument document = BsonDocument.parse("{_id: 1, a: [true, 'x']}");
    byte[] stored = codec.encode(document, RootRule.ID_FIRST);
    byte[] row = new byte[stored.length + 5];
    Arrays.fill(row, (byte) 'Z');
    System.arraycopy(stored, 0, row, 3, stored.length);
    int end = codec.end(row, 3);
    assertThat(end).isEqualTo(row.length - 2);
    assertThat(new RawBsonDocument(codec.decode(row, 3, end, Optional.empty())))
        .isEqualTo(document);
    assertThatThrownBy(() -> codec.decode(row, 3, end - 1, Optional.empty()))
        .isInstanceOf(JsonbException.class);
    assertThatThrownBy(() -> codec.decode(row, 3, end + 1, Optional.empty()))
        .isInstanceOf(JsonbException.class);
  }

  @Test
  void findsTheId() {
    byte[] bson = bytes(BsonDocument.parse("{a: {_id: 1}, b: [1], _id: {x: 'y'}, c: 1}"));
    assertThat(JsonbCodec.id(bson, 0, bson.length)).contains(BsonDocument.parse("{x: 'y'}"));
    byte[] none = bytes(BsonDocument.parse("{a: {_id: 1}}"));
    assertThat(JsonbCodec.id(none, 0, none.length)).isEmpty();
  }

  @Test
  void encodesSingleValues() {
    for (BsonValue value :
        BsonDocument.parse(
                "{v: {$minKey: 1}, d: {$numberLong: '1'}," + " t: 'x', a: [1, {b: 2}], n: null}")
            .values()) {
      assertThat(codec.decodeValue(codec.encode(value))).isEqualTo(value);
    }
    BsonValue lookAlike = new BsonDocument("$date", new BsonInt64(1));
    assertThat(codec.decodeValue(codec.encode(lookAlike))).isEqualTo(lookAlike);
  }

  @Test
  void readsWhatSqliteWrites() {
    byte[] jsonb =
        sqlite.rewritten(
            "jsonb('{\"a\":+5,b:.5,c:5.,e:0xAb,f:Infinity,g:99999999999,h:1e3,"
                + "k:''q\\x41\\v\\u00e9\\ud83d\\ude00\\\"'',i:123456789012345678901}')");
    BsonDocument read =
        new BsonDocument("a", new BsonInt32(5))
            .append("b", new BsonDouble(0.5))
            .append("c", new BsonDouble(5))
            .append("e", new BsonInt64(0xAB))
            .append("f", new BsonDouble(Double.POSITIVE_INFINITY))
            .append("g", new BsonInt64(99_999_999_999L))
            .append("h", new BsonDouble(1000))
            .append("k", new BsonString("qA\u000bé😀\""))
            .append("i", new BsonDouble(1.2345678901234568E20));
    assertThat(new RawBsonDocument(codec.decode(jsonb))).isEqualTo(read);
  }

  @Test
  void letsSqliteFindFieldsByTheirNames() {
    for (String name :
        new String[] {"a b", "a\"b", "a\\b", "a.b", "a[0]", "é😀", "a\nb", "", "'"}) {
      byte[] stored = codec.encode(new BsonDocument(name, new BsonString(name)), RootRule.VERBATIM);
      String path = "$.\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
      assertThat(sqlite.evaluate("?1 ->> ?2", stored, path)).as(name).isEqualTo(name);
      assertThat(sqlite.evaluate("(SELECT atom FROM json_each(?1) WHERE key = ?2)", stored, name))
          .isEqualTo(name);
      byte[] set = sqlite.rewritten("jsonb_set(?1, ?2, 'new')", stored, path);
      assertThat(new RawBsonDocument(codec.decode(set)))
          .isEqualTo(new BsonDocument(name, new BsonString("new")));
      byte[] added = sqlite.rewritten("jsonb_set(jsonb('{}'), ?1, 'new')", path);
      assertThat(new RawBsonDocument(codec.decode(added)))
          .isEqualTo(new BsonDocument(name, new BsonString("new")));
    }
  }

  private byte[] roundTrip(BsonDocument document) {
    byte[] bson = bytes(document);
    byte[] jsonb = codec.encode(bson, 0, bson.length);
    assertThat(sqlite.isValid(jsonb)).isTrue();
    assertThat(codec.decode(jsonb)).isEqualTo(bson);
    return jsonb;
  }

  /** The parser would take a single dollar sign for a wrapper, so it is taken away in the bytes. */
  private static BsonDocument parseWithOneDollarLess(String document) {
    return dollarLess(BsonDocument.parse(document));
  }

  private static BsonDocument dollarLess(BsonDocument document) {
    BsonDocument result = new BsonDocument();
    document.forEach(
        (key, value) ->
            result.append(
                key.startsWith("$$") ? key.substring(1) : key,
                value instanceof BsonDocument inner ? dollarLess(inner) : value));
    return result;
  }

  static byte[] bytes(BsonDocument document) {
    RawBsonDocument raw = new RawBsonDocument(document, new BsonDocumentCodec());
    return Arrays.copyOf(raw.getByteBuffer().array(), raw.getByteBuffer().limit());
  }
}
