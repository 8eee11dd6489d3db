package io.loquat.store.agreement;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonElement;
import org.bson.BsonInt32;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Random operators with operands of their own: no comparisons and none of their lists. */
final class OperatorArbitraries {
  private static final BsonArray TYPES =
      BsonArray.parse(
          """
          ["double", "string", "object", "array", "binData", "undefined", "objectId", "bool",
           "date", "null", "regex", "dbPointer", "javascript", "symbol", "javascriptWithScope",
           "int", "timestamp", "long", "decimal", "minKey", "maxKey", "number", 1, 2, 3, 4, -1]
          """);

  private static final BsonArray NUMBERS =
      BsonArray.parse(
          """
          [0, 1, 2, 3, 4, 5, 6, 8, -1, -5, 2.0, 4.5, {$numberLong: "9007199254740993"},
           {$numberDecimal: "5"}, {$numberLong: "-9223372036854775808"},
           {$numberLong: "9223372036854775807"}]
          """);

  private static final BsonArray MASKS =
      BsonArray.parse(
          """
          [0, 1, 4, 5, 7, 8.0, {$numberLong: "9007199254740993"}, {$numberDecimal: "5"}, [], [0],
           [0, 2], [1, 63], [2, 64, 70], {$binary: {base64: "", subType: "00"}},
           {$binary: {base64: "AQ==", subType: "00"}},
           {$binary: {base64: "AQIDBAUGBwgJ", subType: "00"}}]
          """);

  private static final String[] PATTERNS = {
    "a", "^a", "^aa", "5", "^\\[5", "\\{", "a?b", "é", "^", "a|b", "^A", "b$", "\"b\\\\", "^507f",
    "a+", "😀"
  };

  private OperatorArbitraries() {}

  static Arbitrary<BsonValue> patterns() {
    return Combinators.combine(Arbitraries.of(PATTERNS), Arbitraries.of("", "", "", "i", "m"))
        .as(BsonRegularExpression::new);
  }

  /**
   * @param values to compare with
   * @param operators in documents for elements, of which there are few levels
   * @param filters for elements that are documents
   */
  static Arbitrary<BsonElement> elements(
      Arbitrary<BsonValue> values,
      Arbitrary<BsonDocument> operators,
      Arbitrary<BsonDocument> filters) {
    return Arbitraries.frequencyOf(
        Tuple.of(2, of(Arbitraries.just("$type"), types())),
        Tuple.of(1, of(Arbitraries.just("$mod"), pairs())),
        Tuple.of(2, of(Arbitraries.just("$regex"), patterns())),
        Tuple.of(1, of(Arbitraries.just("$size"), sizes())),
        Tuple.of(
            1,
            of(
                Arbitraries.of("$bitsAllClear", "$bitsAllSet", "$bitsAnyClear", "$bitsAnySet"),
                Arbitraries.of(MASKS.getValues()))),
        Tuple.of(1, of(Arbitraries.just("$all"), arrays(values))),
        Tuple.of(1, of(Arbitraries.just("$all"), arrays(elemMatches(operators, filters)))),
        Tuple.of(
            3,
            elemMatches(operators, filters)
                .map(match -> new BsonElement("$elemMatch", match.get("$elemMatch")))));
  }

  private static Arbitrary<BsonElement> of(Arbitrary<String> names, Arbitrary<BsonValue> operands) {
    return Combinators.combine(names, operands).as(BsonElement::new);
  }

  private static Arbitrary<BsonDocument> elemMatches(
      Arbitrary<BsonDocument> operators, Arbitrary<BsonDocument> filters) {
    return Arbitraries.oneOf(operators, filters)
        .map(conditions -> new BsonDocument("$elemMatch", conditions));
  }

  private static Arbitrary<BsonValue> arrays(Arbitrary<? extends BsonValue> values) {
    return values.list().ofMaxSize(3).map(list -> new BsonArray(List.copyOf(list)));
  }

  private static Arbitrary<BsonValue> types() {
    Arbitrary<BsonValue> one = Arbitraries.of(TYPES.getValues());
    return Arbitraries.oneOf(one, arrays(one));
  }

  private static Arbitrary<BsonValue> pairs() {
    return Arbitraries.of(NUMBERS.getValues())
        .list()
        .ofSize(2)
        .map(list -> new BsonArray(List.copyOf(list)));
  }

  private static Arbitrary<BsonValue> sizes() {
    return Arbitraries.integers().between(0, 3).map(BsonInt32::new);
  }

  /** Filters on the document as such; some are true of all. */
  static Arbitrary<BsonDocument> conditions() {
    return Arbitraries.of(
        BsonDocument.parse("{$alwaysTrue: 1}"),
        BsonDocument.parse("{$alwaysFalse: 1}"),
        BsonDocument.parse("{$expr: '$a'}"),
        new BsonDocument("$comment", new BsonString("nothing")));
  }
}
