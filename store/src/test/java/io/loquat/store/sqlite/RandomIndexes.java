package io.loquat.store.sqlite;

import io.loquat.query.index.IndexSpec;
import io.loquat.query.text.TextIndexOptions;
import java.util.List;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/** Random indexes of every kind, for documents of {@link RandomQueries}. Confined to one test. */
final class RandomIndexes {
  private static final List<String> KEYS = List.of("a", "b", "a.b", "a.c", "c", "_id", "a.0", "u");
  private static final List<String> HASHED =
      List.of(
          "{key: {u: 'hashed'}}",
          "{key: {a: 'hashed'}}",
          "{key: {'a.b': 'hashed'}, sparse: true}",
          "{key: {u: 1, b: 'hashed'}}",
          "{key: {b: 'hashed', a: -1}}",
          "{key: {u: 'hashed'}, partialFilterExpression: {u: {$gt: 10}}}");
  private static final List<String> WILDCARD =
      List.of(
          "{key: {'$**': 1}}",
          "{key: {'$**': -1}}",
          "{key: {'a.$**': 1}}",
          "{key: {'$**': 1}, wildcardProjection: {a: 1}}",
          "{key: {'$**': 1}, wildcardProjection: {'a.b': 1, c: 1}}",
          "{key: {'$**': 1}, wildcardProjection: {b: 0, 'a.c': 0}}",
          "{key: {'$**': 1}, wildcardProjection: {_id: 1, a: 1}}",
          "{key: {'$**': 1}, wildcardProjection: {_id: 1, b: 0}}",
          "{key: {'$**': 1}, partialFilterExpression: {a: {$exists: true}}}",
          "{key: {'$**': 1}, collation: {locale: 'en', strength: 2}}",
          "{key: {u: 1, '$**': 1}, wildcardProjection: {u: 0}}",
          "{key: {u: 1, 'a.$**': -1}}",
          "{key: {'c.$**': 1, u: -1}}",
          "{key: {u: -1, 'a.$**': 1, b: 1}}");
  private static final List<String> UNIQUE =
      List.of(
          "{key: {u: 1}, unique: true}",
          "{key: {u: -1, a: 1}, unique: true}",
          "{key: {a: 1, u: 1}, unique: true}",
          "{key: {u: 1}, unique: true, sparse: true}",
          "{key: {u: 1}, unique: true, collation: {locale: 'en', strength: 2}}",
          "{key: {a: 1}, unique: true, partialFilterExpression: {u: {$lt: 3}}}");
  private static final List<String> PLACES =
      List.of(
          "{key: {g: '2dsphere'}}",
          "{key: {g: '2dsphere', a: -1}}",
          "{key: {u: 1, g: '2dsphere'}}",
          "{key: {g: '2dsphere'}, partialFilterExpression: {a: {$exists: true}}}",
          "{key: {g: '2d'}}",
          "{key: {g: '2d', b: 1}}");
  private static final List<String> TEXTS =
      List.of(
          "{key: {t: 'text'}}",
          "{key: {t: 'text', a: 1}, weights: {t: 3}}",
          "{key: {t: 'text'}, default_language: 'none'}");

  private final RandomQueries random;

  RandomIndexes(RandomQueries random) {
    this.random = random;
  }

  IndexSpec next(int number) {
    BsonDocument description =
        switch (random.below(12)) {
          case 0, 1 -> of(HASHED);
          case 2, 3 -> of(WILDCARD);
          case 4 -> of(UNIQUE);
          case 5 -> of(PLACES);
          case 6 -> TextIndexOptions.complete(of(TEXTS).append("name", new BsonString("i")));
          default -> plain();
        };
    return IndexSpec.of(
        description.append("v", new BsonInt32(2)).append("name", new BsonString("i" + number)));
  }

  private BsonDocument of(List<String> descriptions) {
    return BsonDocument.parse(random.of(descriptions));
  }

  private BsonDocument plain() {
    BsonDocument key = new BsonDocument();
    int fields = 1 + random.below(3);
    for (int i = 0; i < fields; i++) {
      String path = random.of(KEYS.subList(0, fields == 1 ? 5 : 8));
      key.append(path, new BsonInt32(random.chance(70) ? 1 : -1));
    }
    BsonDocument index = new BsonDocument("key", key);
    if (random.chance(15)) {
      index.append("sparse", BsonBoolean.TRUE);
    } else if (random.chance(15)) {
      index.append("partialFilterExpression", BsonDocument.parse(partial()));
    }
    if (random.chance(10)) {
      index.append("collation", BsonDocument.parse("{locale: 'en', strength: 2}"));
    }
    return index;
  }

  private String partial() {
    return random.of(
        List.of(
            "{a: {$gt: 1}}",
            "{a: {$exists: true}}",
            "{b: {$lte: 3}, c: {$exists: true}}",
            "{b: 'a'}",
            "{$or: [{a: 1}, {b: {$gt: 0}}]}"));
  }
}
