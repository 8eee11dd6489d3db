package io.loquat.model;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.arbitraries.ArrayArbitrary;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDbPointer;
import org.bson.BsonDocument;
import org.bson.BsonElement;
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
import org.bson.types.ObjectId;

/**
 * Random BSON values of all types for property tests, with the awkward ones often: borders of
 * numbers, NUL and emoji in strings, names like those of operators. Other modules use it, too.
 *
 * <p>The values that jqwik would try as edge cases are left out: the awkward ones above are drawn
 * often enough, and combining edge cases of nested documents takes longer than the test.
 */
public final class BsonArbitraries {
  private static final int DEPTH_MAX = 3;
  private static final int WIDTH_MAX = 4;

  private BsonArbitraries() {}

  /** Any value, nested up to three levels. */
  public static Arbitrary<BsonValue> values() {
    return values(DEPTH_MAX).withoutEdgeCases();
  }

  /** Documents with any fields, nested up to three levels, possibly empty. */
  public static Arbitrary<BsonDocument> documents() {
    return documents(DEPTH_MAX).withoutEdgeCases();
  }

  /** Values of all types but documents and arrays. */
  public static Arbitrary<BsonValue> scalars() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, numbers()),
        Tuple.of(5, strings().map(BsonString::new)),
        Tuple.of(3, constants()),
        Tuple.of(2, objectIds().map(BsonObjectId::new)),
        Tuple.of(2, dates()),
        Tuple.of(1, BsonNumberArbitraries.longs().map(BsonTimestamp::new)),
        Tuple.of(2, binaries()),
        Tuple.of(1, regularExpressions()),
        Tuple.of(1, legacyTypes()));
  }

  /** Numbers of the four types, often at borders and often equal across types. */
  public static Arbitrary<BsonValue> numbers() {
    return BsonNumberArbitraries.numbers().withoutEdgeCases();
  }

  /** Short strings: plain, NUL and the bytes next to it, every UTF-8 length, look-alikes. */
  public static Arbitrary<String> strings() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "a",
            "b",
            "A",
            "z",
            " ",
            ".",
            "$",
            "0",
            "1",
            "\0",
            "\1",
            "\2",
            "\n",
            "\"",
            "\\",
            "'",
            "\u007f",
            "\u0080",
            "é",
            "\u07ff",
            "\u0800",
            "€",
            "\ud7ff",
            "\ue000",
            "\uffff",
            "😀",
            "\ud800\udc00",
            "\udbff\udfff",
            "$date",
            "$oid",
            "1.5",
            "null");
    return pieces.list().ofMaxSize(6).map(list -> String.join("", list));
  }

  /** Names of fields: few, so that documents share them; some hard; without NUL, as in BSON. */
  public static Arbitrary<String> fieldNames() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.of("a", "b", "c", "_id", "0", "1")),
        Tuple.of(2, Arbitraries.of("", "a b", "a.b", "$x", "$date", "$$date", "$oid", "\"", "😀")),
        Tuple.of(1, strings().map(name -> name.replace("\0", ""))));
  }

  private static Arbitrary<BsonValue> values(int depth) {
    if (depth == 0) {
      return scalars();
    }
    return Arbitraries.frequencyOf(
        Tuple.of(6, scalars()),
        Tuple.of(1, Arbitraries.lazy(() -> documents(depth - 1))),
        Tuple.of(1, Arbitraries.lazy(() -> arrays(depth - 1))));
  }

  private static Arbitrary<BsonDocument> documents(int depth) {
    return Combinators.combine(fieldNames(), values(depth))
        .as(BsonElement::new)
        .list()
        .ofMaxSize(WIDTH_MAX)
        .map(BsonDocument::new);
  }

  private static Arbitrary<BsonArray> arrays(int depth) {
    return values(depth).list().ofMaxSize(WIDTH_MAX).map(list -> new BsonArray(list));
  }

  private static Arbitrary<BsonValue> constants() {
    return Arbitraries.of(
        List.of(
            BsonNull.VALUE,
            new BsonUndefined(),
            new BsonMinKey(),
            new BsonMaxKey(),
            BsonBoolean.TRUE,
            BsonBoolean.FALSE));
  }

  /** Any moment, and often the ends of the years that Extended JSON writes as text. */
  private static Arbitrary<BsonDateTime> dates() {
    return Arbitraries.oneOf(
            BsonNumberArbitraries.longs(),
            Arbitraries.longs().between(0, 4_102_444_800_000L),
            Arbitraries.of(0L, -1L, 253_402_300_799_999L, 253_402_300_800_000L))
        .map(BsonDateTime::new);
  }

  private static Arbitrary<ObjectId> objectIds() {
    return Arbitraries.oneOf(
        bytes().ofSize(12).map(ObjectId::new),
        Arbitraries.of(
            new ObjectId("000000000000000000000000"), new ObjectId("ffffffffffffffffffffffff")));
  }

  private static ArrayArbitrary<Byte, byte[]> bytes() {
    return Arbitraries.bytes().array(byte[].class);
  }

  private static Arbitrary<BsonBinary> binaries() {
    Arbitrary<Byte> subTypes =
        Arbitraries.of(0, 1, 2, 3, 4, 5, 6, 7, 127, 128, 255).map(Integer::byteValue);
    return Combinators.combine(subTypes, bytes().ofMaxSize(6)).as(BsonBinary::new);
  }

  private static Arbitrary<BsonRegularExpression> regularExpressions() {
    Arbitrary<String> options = Arbitraries.of("", "i", "im", "x");
    return Combinators.combine(fieldNames(), options).as(BsonRegularExpression::new);
  }

  private static Arbitrary<BsonValue> legacyTypes() {
    return Arbitraries.oneOf(
        strings().map(BsonSymbol::new),
        strings().map(BsonJavaScript::new),
        Combinators.combine(strings(), scopes()).as(BsonJavaScriptWithScope::new),
        Combinators.combine(strings(), objectIds()).as(BsonDbPointer::new));
  }

  private static Arbitrary<BsonDocument> scopes() {
    return Combinators.combine(fieldNames(), numbers()).as(BsonDocument::new);
  }
}
