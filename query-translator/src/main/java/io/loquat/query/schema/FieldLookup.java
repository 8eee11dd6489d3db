package io.loquat.query.schema;

import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * Fields by the names that schemas give them. As in MongoDB a name with dots is a path into nested
 * documents.
 */
final class FieldLookup {
  private FieldLookup() {}

  static Optional<BsonValue> find(BsonDocument document, String name) {
    int dot = name.indexOf('.');
    if (dot < 0) {
      return Optional.ofNullable(document.get(name));
    }
    BsonValue first = document.get(name.substring(0, dot));
    return first != null && first.isDocument()
        ? find(first.asDocument(), name.substring(dot + 1))
        : Optional.empty();
  }

  static boolean has(BsonDocument document, String name) {
    return find(document, name).isPresent();
  }
}
