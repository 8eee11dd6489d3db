package io.loquat.commands.administration;

import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;

/** The index on {@code _id}, which every collection has. Stateless. */
final class IdIndex {
  static final String NAME = "_id_";
  private static final int FORMAT_VERSION = 2;

  private IdIndex() {}

  static BsonDocument describe() {
    return new BsonDocument("v", new BsonInt32(FORMAT_VERSION))
        .append("key", new BsonDocument("_id", new BsonInt32(1)))
        .append("name", new BsonString(NAME));
  }

  /** Whether the key pattern is {@code {_id: 1}}. */
  static boolean isKey(BsonValue key) {
    return key instanceof BsonDocument document
        && document.size() == 1
        && document.get("_id") instanceof BsonNumber one
        && one.doubleValue() == 1;
  }
}
