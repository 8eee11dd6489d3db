package io.loquat.store.agreement;

import io.loquat.model.BsonArbitraries;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonElement;
import org.bson.BsonInt32;
import org.bson.BsonType;
import org.bson.BsonValue;

/**
 * Random documents and filters that meet often: few names and paths, and values that are close to
 * each other or look alike across types.
 */
final class FilterArbitraries {
  private static final BsonArray POOL =
      BsonArray.parse(
          """
          [5, {$numberLong: "5"}, 5.0, {$numberDecimal: "5"}, {$numberDecimal: "5.00"}, "5", 4, 6,
           {$numberDecimal: "5E+0"}, {$numberDecimal: "0.5E+1"}, {$numberDecimal: "50E-1"},
           {$numberDecimal: "5.0000000000000000000000000001"}, {$numberDecimal: "-5.1"},
           {$numberDecimal: "4.999999999999999999999999999999999"}, 5.000000000000001,
           4.999999999999999, -5, -5.5, 0, -0.0, 0.0, {$numberDecimal: "-0"}, 0.1,
           {$numberDecimal: "0E-6176"}, {$numberDecimal: "1E-6176"}, {$numberDecimal: "-1E-6176"},
           {$numberDecimal: "0.1"}, {$numberDecimal: "1E+6111"}, 1.0E-7, 1, true, false, null,
           {$numberDouble: "NaN"}, {$numberDecimal: "NaN"}, {$numberDouble: "Infinity"},
           {$numberDouble: "-Infinity"}, {$numberDecimal: "Infinity"},
           {$numberDecimal: "-Infinity"}, {$numberLong: "9007199254740992"},
           {$numberLong: "9007199254740993"}, 9007199254740992.0,
           {$numberDecimal: "9007199254740993"}, {$numberLong: "-9223372036854775808"},
           {$numberLong: "9223372036854775807"}, 9.223372036854775807E18, "", "a", "A", "aa", "é",
           "a\\u0000b", "a\\u0000", "\\uffff", "😀", "[5]", "[]", "{}", "{\\"a\\":5}", "a\\"b\\\\",
           {$symbol: "a"}, {$symbol: "5"}, {$symbol: "a\\u0000b"}, {$symbol: "a\\"b\\\\"},
           {$oid: "507f1f77bcf86cd799439011"}, {$oid: "507f1f77bcf86cd799439012"},
           "507f1f77bcf86cd799439011", {$date: "2026-01-02T03:04:05.000Z"},
           {$date: "2026-01-02T03:04:05.001Z"}, {$date: {$numberLong: "0"}},
           {$date: {$numberLong: "-1"}}, {$date: {$numberLong: "253402300799999"}},
           {$date: {$numberLong: "253402300800000"}}, {$undefined: true}, {$minKey: 1},
           {$maxKey: 1}, {$timestamp: {t: 1, i: 2}}, {$timestamp: {t: 4294967295, i: 2}},
           {$binary: {base64: "AQID", subType: "00"}}, {$binary: {base64: "AQID", subType: "04"}},
           {$code: "a"}, {$regularExpression: {pattern: "a", options: "i"}}, [], [5], [[5]], [5, 6],
           [[]], [null], [{}], ["a"], {}, {a: 5}, {a: 5.0}, {a: null}, {b: 5}, {a: 5, b: 5}]
          """);

  private static final String[] NAMES = {
    "a", "a", "a", "b", "b", "0", "1", "a b", "", "$a", "a\"b"
  };

  private static final String[] LOOK_ALIKES = {
    "$date",
    "$$date",
    "$oid",
    "$numberDecimal",
    "$numberDog",
    "$symbol",
    "a\\",
    "a\nb",
    "\u0001",
    "é'"
  };

  private static final String[] PATHS = {
    "a",
    "a",
    "a",
    "a",
    "b",
    "b",
    "a.b",
    "a.b",
    "a.a",
    "b.a",
    "a.0",
    "a.1",
    "a.0.b",
    "a.0.0",
    "a.b.a",
    "a.b.0",
    "a.b.a.b",
    "0",
    "a b",
    "",
    "$a",
    "a\"b",
    "a.a b",
    "a.$date",
    "a.$numberDecimal",
    "a.",
    "a..b",
    "a.00",
    "a\\",
    "a\nb",
    "\u0001",
    "é'",
    "$date",
    "a.é'",
    "a.a\"b",
    "a.a\\"
  };

  private static final String[] SYSTEM_PATHS = {
    "$meta.version", "$meta.created", "$meta.updated", "$meta.archived", "$meta.metadata"
  };

  private FilterArbitraries() {}

  /** Documents without {@code _id}. */
  static Arbitrary<BsonDocument> documents() {
    return documents(3).withoutEdgeCases();
  }

  /** Values that may be an {@code _id}. */
  static Arbitrary<BsonValue> ids() {
    return Arbitraries.oneOf(pool(), BsonArbitraries.scalars())
        .filter(
            value ->
                !value.isArray()
                    && !value.isRegularExpression()
                    && value.getBsonType() != BsonType.UNDEFINED)
        .withoutEdgeCases();
  }

  static Arbitrary<BsonDocument> filters() {
    return filters(2).withoutEdgeCases();
  }

  private static Arbitrary<BsonValue> pool() {
    return Arbitraries.of(POOL.getValues());
  }

  private static Arbitrary<BsonDocument> documents(int depth) {
    Arbitrary<String> names =
        Arbitraries.frequencyOf(
            Tuple.of(9, Arbitraries.of(NAMES)), Tuple.of(1, Arbitraries.of(LOOK_ALIKES)));
    return Combinators.combine(names, values(depth))
        .as(BsonElement::new)
        .list()
        .ofMaxSize(4)
        .map(BsonDocument::new);
  }

  private static Arbitrary<BsonValue> values(int depth) {
    if (depth == 0) {
      return Arbitraries.frequencyOf(Tuple.of(4, pool()), Tuple.of(1, BsonArbitraries.scalars()));
    }
    return Arbitraries.frequencyOf(
        Tuple.of(5, pool()),
        Tuple.of(1, BsonArbitraries.scalars()),
        Tuple.of(2, Arbitraries.lazy(() -> documents(depth - 1))),
        Tuple.of(
            3,
            Arbitraries.lazy(() -> values(depth - 1))
                .list()
                .ofMaxSize(3)
                .map(list -> new BsonArray(list))));
  }

  private static Arbitrary<BsonDocument> filters(int depth) {
    Arbitrary<BsonDocument> fields =
        Combinators.combine(paths(), conditions()).as(BsonDocument::new);
    if (depth == 0) {
      return fields;
    }
    Arbitrary<BsonDocument> logical =
        Combinators.combine(
                Arbitraries.of("$and", "$or", "$nor"),
                Arbitraries.lazy(() -> filters(depth - 1)).list().ofMinSize(1).ofMaxSize(3))
            .as((name, list) -> new BsonDocument(name, new BsonArray(list)));
    return Arbitraries.frequencyOf(
        Tuple.of(20, fields), Tuple.of(5, logical), Tuple.of(1, OperatorArbitraries.conditions()));
  }

  private static Arbitrary<String> paths() {
    return Arbitraries.frequencyOf(
        Tuple.of(12, Arbitraries.of(PATHS)),
        Tuple.of(2, Arbitraries.just("_id")),
        Tuple.of(1, Arbitraries.of("_version", "_created", "_updated", "_version.a")),
        Tuple.of(1, Arbitraries.of("_archived", "_archived", "_archived.a")),
        Tuple.of(2, Arbitraries.of(SYSTEM_PATHS)),
        Tuple.of(2, Arbitraries.of(PATHS).map(path -> "$meta.metadata." + path)));
  }

  private static Arbitrary<BsonValue> operands() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, pool()), Tuple.of(1, BsonArbitraries.values()), Tuple.of(1, values(1)));
  }

  /** Operands where regular expressions mean that they are looked for. */
  private static Arbitrary<BsonValue> listed() {
    return Arbitraries.frequencyOf(
        Tuple.of(8, operands()), Tuple.of(1, OperatorArbitraries.patterns()));
  }

  /** What stands after a path; some are refused by the parser. */
  private static Arbitrary<BsonValue> conditions() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, operators(2)),
        Tuple.of(2, listed()),
        Tuple.of(1, operators(1).map(operators -> new BsonDocument("$not", operators))));
  }

  private static Arbitrary<BsonDocument> operators(int depth) {
    Arbitrary<BsonElement> elements =
        depth == 0
            ? comparisons()
            : Arbitraries.frequencyOf(
                Tuple.of(1, comparisons()),
                Tuple.of(
                    1,
                    OperatorArbitraries.elements(
                        listed(),
                        Arbitraries.lazy(() -> operators(depth - 1)),
                        Arbitraries.lazy(() -> elementFilters(depth - 1)))));
    return elements
        .list()
        .ofMinSize(1)
        .ofMaxSize(2)
        .map(list -> new BsonDocument(List.copyOf(list)));
  }

  private static Arbitrary<BsonDocument> elementFilters(int depth) {
    return Combinators.combine(Arbitraries.of(PATHS), operators(depth))
        .as(BsonElement::new)
        .list()
        .ofMaxSize(2)
        .map(list -> new BsonDocument(List.copyOf(list)));
  }

  private static Arbitrary<BsonElement> comparisons() {
    Arbitrary<BsonElement> comparisons =
        Combinators.combine(Arbitraries.of("$eq", "$ne", "$gt", "$gte", "$lt", "$lte"), operands())
            .as(BsonElement::new);
    Arbitrary<BsonElement> lists =
        Combinators.combine(Arbitraries.of("$in", "$nin"), listed().list().ofMaxSize(5))
            .as((name, list) -> new BsonElement(name, new BsonArray(list)));
    Arbitrary<BsonElement> existence =
        Arbitraries.of(0, 1).map(flag -> new BsonElement("$exists", new BsonInt32(flag)));
    return Arbitraries.frequencyOf(
        Tuple.of(6, comparisons), Tuple.of(3, lists), Tuple.of(1, existence));
  }
}
