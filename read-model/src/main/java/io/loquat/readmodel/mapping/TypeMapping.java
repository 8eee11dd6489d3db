package io.loquat.readmodel.mapping;

import io.loquat.readmodel.error.MappingException;
import org.bson.BsonDocument;
import org.bson.Document;

/**
 * How documents of one type are read and written. Implementations are thread-safe.
 *
 * {@snippet :
 * TypeMapping<User> users = DocumentMapping.standard().forType(User.class);
 * User back = users.fromBson(users.toBson(ada));
 * }
 */
public interface TypeMapping<T> {
  /** The type that is mapped. */
  Class<T> type();

  /**
   * A new document, {@code _id} included if the object has one that is not null.
   *
   * @throws MappingException if it cannot be written
   */
  BsonDocument toBson(T value);

  /**
   * A new object of what the document holds.
   *
   * @throws MappingException if the document does not fit the type
   */
  T fromBson(BsonDocument document);

  /**
   * Whether the type has a property {@code _version}: it is filled with the document's version when
   * read, and left out when written.
   */
  boolean hasVersion();

  /** The mapping of a type; documents of the driver are taken as they are. */
  @SuppressWarnings("unchecked") // the class just compared is T's
  static <T> TypeMapping<T> of(DocumentMapping mapping, Class<T> type) {
    if (type == Document.class) {
      return (TypeMapping<T>) new Untyped.Documents(mapping);
    }
    if (type == BsonDocument.class) {
      return (TypeMapping<T>) new Untyped.BsonDocuments();
    }
    return JacksonTypeMapping.of(mapping, type);
  }
}
