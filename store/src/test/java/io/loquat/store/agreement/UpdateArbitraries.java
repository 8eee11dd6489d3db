package io.loquat.store.agreement;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonValue;

/** Random updates with few paths, so that they meet the documents and each other often. */
final class UpdateArbitraries {
  private static final String[] PATHS = {
    "a",
    "a",
    "b",
    "c",
    "a.b",
    "a.b",
    "a.c",
    "b.a",
    "a.b.a",
    "a.b.c.d",
    "a.0",
    "0",
    "a b",
    "a.$date",
    "a.\"",
    "a.\\",
    "c.é",
    "a.$$date",
    "b.0.a",
    "😀"
  };

  private UpdateArbitraries() {}

  static Arbitrary<BsonDocument> updates() {
    Arbitrary<BsonDocument> operators =
        Arbitraries.frequencyOf(
            Tuple.of(4, operator("$set", values())),
            Tuple.of(3, operator("$inc", amounts())),
            Tuple.of(2, operator("$unset", amounts())),
            Tuple.of(3, operator("$push", pushes())),
            Tuple.of(1, operator("$setOnInsert", values())),
            Tuple.of(2, operator("$mul", amounts())),
            Tuple.of(1, operator("$min", Arbitraries.oneOf(amounts(), values()))),
            Tuple.of(1, operator("$max", Arbitraries.oneOf(amounts(), values()))),
            Tuple.of(2, operator("$pop", ends())),
            Tuple.of(1, operator("$currentDate", Arbitraries.just(BsonBoolean.TRUE))),
            Tuple.of(1, operator("$pull", values())));
    return operators.list().ofMinSize(1).ofMaxSize(3).map(UpdateArbitraries::merged);
  }

  private static BsonDocument merged(List<BsonDocument> operators) {
    BsonDocument update = new BsonDocument();
    operators.forEach(update::putAll);
    return update;
  }

  private static Arbitrary<BsonDocument> operator(String name, Arbitrary<BsonValue> arguments) {
    return Combinators.combine(Arbitraries.of(PATHS), arguments)
        .as(BsonDocument::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(2)
        .map(fields -> new BsonDocument(name, merged(fields)));
  }

  /** Scalars, arrays and documents as they are in documents; sometimes such a document. */
  private static Arbitrary<BsonValue> values() {
    return FilterArbitraries.documents()
        .map(
            document ->
                document.isEmpty() || document.size() == 2
                    ? document
                    : document.values().iterator().next());
  }

  private static Arbitrary<BsonValue> pushes() {
    return Arbitraries.oneOf(
        values(),
        values().list().ofMaxSize(3).map(list -> new BsonDocument("$each", new BsonArray(list))));
  }

  private static Arbitrary<BsonValue> ends() {
    return Arbitraries.of(new BsonInt32(1), new BsonInt32(-1));
  }

  private static Arbitrary<BsonValue> amounts() {
    return Arbitraries.of(
        new BsonInt32(1),
        new BsonInt32(-7),
        new BsonInt32(0),
        new BsonInt32(Integer.MAX_VALUE),
        new BsonInt64(3),
        new BsonInt64(Long.MAX_VALUE),
        new BsonInt64(Long.MIN_VALUE),
        new BsonInt64(-(1L << 53)),
        new BsonDouble(1.5));
  }
}
