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

/** Random documents and queries that are likely to meet. Confined to one test. */
final class RandomQueries {
  private static final List<String> PATHS =
      List.of("a", "b", "a.b", "a.c", "c", "a.b.c", "a.0", "a", "b", "a.b", "u");
  private static final List<String> KEYS = List.of("a", "b", "a.b", "a.c", "c", "_id", "a.0", "u");
  private static final List<String> WORDS = List.of("tea", "Teas", "cake", "cakes", "the", "red");

  private final Random random;

  /** Some indexes allow no arrays. */
  private final boolean arrays;

  /** Some paths are ambiguous if documents have names that look like offsets. */
  private final boolean offsets;

  RandomQueries(long seed) {
    this.random = new Random(seed);
    this.arrays = chance(65);
    this.offsets = chance(20);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  BsonDocument document(int id) {
    BsonDocument document = new BsonDocument("_id", new BsonInt32(id));
    for (String name : List.of("a", "b", "c")) {
      if (chance(80)) {
        document.append(name, value(2));
      }
    }
    if (id != 3) {
      document.append("u", unique(id));
    }
    if (chance(70)) {
      document.append("g", pair());
    }
    if (chance(70)) {
      document.append("t", words());
    }
    return document;
  }

  /** What one document alone has at {@code u}. */
  private static BsonValue unique(int id) {
    return id % 5 == 0 ? new BsonString("u" + id) : new BsonInt32(id * 7 % 41);
  }

  private BsonArray pair() {
    return new BsonArray(
        List.of(
            new BsonDouble(random.nextInt(9) * 10 - 40),
            new BsonDouble(random.nextInt(9) * 10 - 40)));
  }

  private BsonString words() {
    return new BsonString(of(WORDS) + " " + of(WORDS));
  }

  private BsonValue value(int depth) {
    int kind = random.nextInt(depth > 0 ? 10 : 6);
    return switch (kind) {
      case 6, 7 -> arrays ? array(depth - 1) : object(depth - 1);
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
    if (offsets && chance(5)) {
      object.append("0", value(depth));
    }
    return object;
  }

  private BsonValue scalar() {
    return switch (random.nextInt(22)) {
      case 0 -> BsonNull.VALUE;
      case 1 -> new BsonDouble(Double.NaN);
      case 2 -> new BsonDouble(of(List.of(1.5, 2.0, 0.0, -0.0)));
      case 3 -> new BsonInt64(2);
      case 4 -> new BsonDecimal128(Decimal128.parse(of(List.of("1.50", "2", "2.0", "-0", "NaN"))));
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

  BsonDocument filter(int depth) {
    BsonDocument filter = new BsonDocument();
    int conditions = random.nextInt(3) + (depth > 0 ? 0 : 1);
    for (int i = 0; i < conditions; i++) {
      String path = of(PATHS);
      filter.append(path, path.equals("u") ? unique() : condition(true));
    }
    if (chance(3)) {
      filter.append("g", within());
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

  private BsonValue unique() {
    BsonValue value = unique(random.nextInt(45));
    return switch (random.nextInt(5)) {
      case 0 -> new BsonDocument(comparison(), value);
      case 1 -> new BsonDocument("$in", new BsonArray(List.of(value, unique(random.nextInt(45)))));
      case 2 -> new BsonDocument("$exists", BsonBoolean.valueOf(chance(60)));
      default -> value;
    };
  }

  private BsonDocument within() {
    BsonDocument shape =
        chance(50)
            ? new BsonDocument("$box", new BsonArray(List.of(pair(), pair())))
            : new BsonDocument(
                "$centerSphere",
                new BsonArray(List.of(pair(), new BsonDouble(chance(50) ? 0.4 : 1))));
    BsonDocument within = new BsonDocument("$geoWithin", shape);
    return chance(80) ? within : new BsonDocument("$not", within);
  }

  /** A filter that only an index answers. */
  BsonDocument searching(BsonDocument filter, boolean near) {
    if (near) {
      BsonDocument point =
          new BsonDocument("type", new BsonString("Point")).append("coordinates", pair());
      BsonDocument distance = new BsonDocument("$geometry", point);
      if (chance(50)) {
        distance.append(
            of(List.of("$maxDistance", "$minDistance")), new BsonDouble(random.nextInt(5) * 1e6));
      }
      return filter.append("g", new BsonDocument("$nearSphere", distance));
    }
    String search = of(List.of("", "-", "\"")) + of(WORDS) + " " + of(WORDS);
    return filter.append(
        "$text", new BsonDocument("$search", new BsonString(search.replace("\"", ""))));
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
