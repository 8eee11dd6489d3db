package io.loquat.commands.administration;

import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/** What the documentation calls the kind of an index. Stateless. */
final class IndexKind {
  private IndexKind() {}

  /** With its article, such as {@code A 2dsphere index}. */
  static String of(BsonDocument index, BsonValue key) {
    if (!(key instanceof BsonDocument fields)) {
      return "An index";
    }
    for (BsonValue kind : fields.values()) {
      if (kind instanceof BsonString name) {
        return "A " + name.getValue() + " index";
      }
    }
    if (fields.keySet().stream().anyMatch(name -> name.endsWith("$**"))) {
      return "A wildcard index";
    }
    if (index.containsKey("unique")) {
      return "A unique index";
    }
    return fields.size() > 1 ? "A compound index" : "A single field index";
  }
}
