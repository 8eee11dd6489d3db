package io.loquat.readmodel.document;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Tells updates by operators from replacements: to the server both are one argument, and an empty
 * update would replace a document by nothing. Stateless.
 */
final class Updates {
  private static final String ID = "_id";
  private static final String ON_INSERT = "$setOnInsert";

  private Updates() {}

  /**
   * @throws IllegalArgumentException if it is no update by operators
   */
  static BsonDocument operators(BsonDocument update) {
    if (update.isEmpty() || !update.getFirstKey().startsWith("$")) {
      throw new IllegalArgumentException(
          "an update is made of operators such as $set; replaceOne replaces: " + update);
    }
    return update;
  }

  /** Whether a filter says anything of {@code _id}, so that an upsert takes it from there. */
  static boolean namesId(BsonValue filter) {
    return switch (filter) {
      case BsonDocument document ->
          document.containsKey(ID) || document.values().stream().anyMatch(Updates::namesId);
      case BsonArray array -> array.stream().anyMatch(Updates::namesId);
      default -> false;
    };
  }

  /** The same update, with an id for the document that it inserts, unless it says one. */
  static BsonDocument withNewId(BsonDocument update, BsonString id) {
    if (update.values().stream().anyMatch(Updates::namesId)) {
      return update;
    }
    BsonDocument onInsert = new BsonDocument(ID, id);
    if (update.get(ON_INSERT) instanceof BsonDocument more) {
      onInsert.putAll(more);
    }
    BsonDocument result = new BsonDocument();
    result.putAll(update);
    return result.append(ON_INSERT, onInsert);
  }

  /**
   * @throws IllegalArgumentException if it is no document to replace another
   */
  static BsonDocument replacement(BsonDocument document) {
    if (!document.isEmpty() && document.getFirstKey().startsWith("$")) {
      throw new IllegalArgumentException(
          "a replacement is a document; updateOne updates by operators: " + document);
    }
    return document;
  }
}
