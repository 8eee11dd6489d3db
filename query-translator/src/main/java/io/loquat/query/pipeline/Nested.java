package io.loquat.query.pipeline;

import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Copies of documents with a change at a path, sharing all else with them. Stateless. */
final class Nested {
  private Nested() {}

  /** The document with the value at the path; what is no document on the way becomes one. */
  static BsonDocument with(BsonDocument document, List<String> path, BsonValue value) {
    BsonDocument result = copy(document);
    String name = path.getFirst();
    if (path.size() == 1) {
      result.put(name, value);
      return result;
    }
    BsonDocument inner =
        result.get(name) instanceof BsonDocument present ? present : new BsonDocument();
    result.put(name, with(inner, path.subList(1, path.size()), value));
    return result;
  }

  /** The document without what is at the path, where there is a value. */
  static BsonDocument without(BsonDocument document, List<String> path) {
    BsonDocument result = copy(document);
    String name = path.getFirst();
    if (path.size() == 1) {
      result.remove(name);
    } else if (result.get(name) instanceof BsonDocument inner) {
      result.put(name, without(inner, path.subList(1, path.size())));
    }
    return result;
  }

  private static BsonDocument copy(BsonDocument document) {
    BsonDocument copy = new BsonDocument();
    copy.putAll(document);
    return copy;
  }
}
