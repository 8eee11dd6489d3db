package io.loquat.store.sqlite;

import java.util.List;
import java.util.Random;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonMaxKey;
import org.bson.BsonMinKey;
import org.bson.BsonNull;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonUndefined;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/** Random documents, indexes and queries that are likely to meet. Confined to one test. */
final class RandomQueries {
  private static final List<String> PATHS = List.of("a", "b", "a.b", "a.c", "c", "a.b.c", "a.0");
  private static final List<String> KEYS = List.of("a", "b", "a.b", "a.c", "c", "_id", "a.0");

  private final Random random;

  RandomQueries(long seed) {
    this.random = new Random(seed);
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  private <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  BsonDocument document(int id) {
    BsonDocument document = new BsonDocument("_id", new BsonInt32(id));
    for (String name : List.of("a", "b", "c")) {
      if (chance(80)) {
        document.append(name, value(2));
      }
    }
    return document;
  }

  private BsonValue value(int depth) {
    int kind = random.nextInt(depth > 0 ? 10 : 6);
    return switch (kind) {
      case 6, 7 -> array(depth - 1);
      case 8, 9 -> object(depth - 1);
      default -> scalar();
    };
  }

  private BsonArray array(int depth) {
    BsonArray array = new BsonArray();
    int size = random.nextInt(4);
    for (int i = 0; i < size; i++) {
      array.add(value(depth));
    }
    return array;
  }

  private BsonDocument object(int depth) {
    BsonDocument object = new BsonDocument();
    for (String name : List.of("b", "c")) {
      if (chance(70)) {
        object.append(name, value(depth));
      }
    }
    return object;
  }

  private BsonValue scalar() {
    return switch (random.nextInt(22)) {
      case 0 -> BsonNull.VALUE;
      case 1 -> new BsonDouble(Double.NaN);
      case 2 -> new BsonDouble(1.5);
      case 3 -> new BsonInt64(2);
      case 4 -> new BsonDecimal128(Decimal128.parse("1.50"));
      case 5 -> BsonBoolean.valueOf(chance(50));
      case 6 -> new BsonDateTime(random.nextInt(3) - 1);
      case 7 -> new BsonMinKey();
      case 8 -> new BsonMaxKey();
      case 9 -> new BsonUndefined();
      case 10 -> new BsonDouble(Double.NEGATIVE_INFINITY);
      case 11, 12, 13, 14 -> new BsonString(of(List.of("a", "b", "A", "ab", "", "b\u0000")));
      default -> new BsonInt32(random.nextInt(5));
    };
  }

  /** An operand that filters accept. */
  private BsonValue operand() {
    BsonValue value = chance(75) ? scalar() : value(1);
    return value instanceof BsonUndefined ? BsonNull.VALUE : value;
  }

  BsonDocument index(int number) {
    BsonDocument key = new BsonDocument();
    int fields = 1 + random.nextInt(3);
    for (int i = 0; i < fields; i++) {
      key.append(of(KEYS.subList(0, fields == 1 ? 5 : 7)), new BsonInt32(chance(70) ? 1 : -1));
    }
    BsonDocument index =
        new BsonDocument("v", new BsonInt32(2))
            .append("key", key)
            .append("name", new BsonString("i" + number));
    if (chance(15)) {
      index.append("sparse", BsonBoolean.TRUE);
    } else if (chance(15)) {
      index.append("partialFilterExpression", BsonDocument.parse(partial()));
    }
    if (chance(10)) {
      index.append("collation", BsonDocument.parse("{locale: 'en', strength: 2}"));
    }
    return index;
  }

  private String partial() {
    return of(
        List.of(
            "{a: {$gt: 1}}",
            "{a: {$exists: true}}",
            "{b: {$lte: 3}, c: {$exists: true}}",
            "{b: 'a'}",
            "{$or: [{a: 1}, {b: {$gt: 0}}]}"));
  }

  BsonDocument filter(int depth) {
    BsonDocument filter = new BsonDocument();
    int conditions = random.nextInt(3) + (depth > 0 ? 0 : 1);
    for (int i = 0; i < conditions; i++) {
      filter.append(of(PATHS), condition(true));
    }
    if (depth > 0 && chance(25)) {
      BsonArray branches = new BsonArray();
      int count = 1 + random.nextInt(3);
      for (int i = 0; i < count; i++) {
        branches.add(filter(depth - 1));
      }
      filter.append(of(List.of("$or", "$or", "$and", "$nor")), branches);
    }
    return filter;
  }

  private BsonValue condition(boolean elements) {
    return switch (random.nextInt(elements ? 20 : 14)) {
      case 0, 1, 2, 3 -> plain();
      case 4, 5 -> new BsonDocument(comparison(), operand());
      case 6, 7 -> new BsonDocument(comparison(), operand()).append(comparison(), operand());
      case 8, 9 -> new BsonDocument(of(List.of("$in", "$in", "$nin")), operands());
      case 10 -> new BsonDocument("$ne", operand());
      case 11 -> new BsonDocument("$exists", BsonBoolean.valueOf(chance(60)));
      case 12 -> new BsonDocument("$type", new BsonString(type()));
      case 13 -> new BsonDocument("$not", new BsonDocument(comparison(), operand()));
      case 14, 15 -> new BsonDocument("$elemMatch", element());
      case 16 -> new BsonDocument("$all", operands());
      case 17 -> new BsonDocument("$size", new BsonInt32(random.nextInt(3)));
      case 18 -> new BsonRegularExpression(of(List.of("^a", "b", "^ab?")));
      default -> BsonDocument.parse("{$mod: [2, 0]}");
    };
  }

  private BsonValue plain() {
    BsonValue value = operand();
    return value instanceof BsonDocument ? new BsonDocument("$eq", value) : value;
  }

  private BsonDocument element() {
    if (chance(50)) {
      BsonDocument operators = new BsonDocument(comparison(), operand());
      return chance(50) ? operators.append(comparison(), operand()) : operators;
    }
    BsonDocument inner = new BsonDocument(of(List.of("b", "c")), condition(false));
    return chance(50) ? inner.append(of(List.of("b", "c")), condition(false)) : inner;
  }

  private BsonArray operands() {
    BsonArray operands = new BsonArray();
    int size = random.nextInt(4);
    for (int i = 0; i < size; i++) {
      operands.add(operand());
    }
    return operands;
  }

  private String comparison() {
    return of(List.of("$eq", "$gt", "$gte", "$lt", "$lte"));
  }

  private String type() {
    return of(List.of("number", "string", "array", "null", "object", "date", "undefined"));
  }

  BsonDocument sort() {
    BsonDocument sort = new BsonDocument();
    int fields = random.nextInt(4);
    for (int i = 0; i < fields; i++) {
      sort.append(of(KEYS), new BsonInt32(chance(60) ? 1 : -1));
    }
    return sort;
  }
}
