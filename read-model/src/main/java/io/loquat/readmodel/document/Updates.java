package io.loquat.readmodel.document;

import org.bson.BsonDocument;

/**
 * Tells updates by operators from replacements: to the server both are one argument, and an empty
 * update would replace a document by nothing. Stateless.
 */
final class Updates {
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
