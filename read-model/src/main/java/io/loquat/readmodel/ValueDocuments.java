package io.loquat.readmodel;

import io.loquat.readmodel.mapping.DocumentMapping;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;

/** Values as the documents that are stored for them, and back. Stateless. */
final class ValueDocuments {
  static final String ID = "_id";
  static final String VERSION = "_version";
  static final String CREATED = "_created";
  static final String UPDATED = "_updated";
  static final String METADATA = "_metadata";

  /** Names at the top of a document that a value cannot have. */
  private static final Set<String> OWN =
      Set.of(ID, VERSION, CREATED, UPDATED, METADATA, "_archived");

  private final DocumentMapping mapping;

  ValueDocuments(DocumentMapping mapping) {
    this.mapping = mapping;
  }

  /**
   * The document to store: the key first, then what the value has.
   *
   * @throws IllegalArgumentException if the value has another id, an operator for a field, or is
   *     too large
   */
  EncodedValue stored(String key, Object value) {
    BsonString id = new BsonString(key);
    BsonDocument document = new BsonDocument(ID, id);
    for (Map.Entry<String, BsonValue> field : fields(value).entrySet()) {
      String name = field.getKey();
      if (name.equals(ID)) {
        checkId(id, field.getValue());
      } else if (name.startsWith("$")) {
        throw new IllegalArgumentException(
            "the field '%s' of the value for '%s' has the name of an operator"
                .formatted(name, key));
      } else if (!OWN.contains(name)) {
        document.put(name, field.getValue());
      }
    }
    EncodedValue encoded = EncodedValue.of(document);
    if (encoded.length() > ReadModelStore.VALUE_BYTES_MAX) {
      throw new IllegalArgumentException(
          "the value for '%s' takes %s bytes of BSON, more than the %s that a document may have"
              .formatted(key, encoded.length(), ReadModelStore.VALUE_BYTES_MAX));
    }
    return encoded;
  }

  private BsonDocument fields(Object value) {
    return switch (value) {
      case Document document -> mapping.forType(Document.class).toBson(document);
      // Only read here, and encoded before the caller has it back.
      case BsonDocument document -> document;
      case Map<?, ?> map -> mapping.forType(Map.class).toBson(map);
      default -> typed(value.getClass(), value);
    };
  }

  private <T> BsonDocument typed(Class<T> type, Object value) {
    return mapping.forType(type).toBson(type.cast(value));
  }

  private static void checkId(BsonString key, BsonValue id) {
    if (!id.equals(key) && !id.isNull()) {
      throw new IllegalArgumentException(
          "the value for '%s' has another id: %s".formatted(key.getValue(), id));
    }
  }

  /** What is read of a value that a server does not keep, in the form in which a server does. */
  static BsonDocument found(
      BsonDocument stored, long version, BsonDocument metadata, Instant created, Instant updated) {
    BsonDocument found = new BsonDocument();
    found.putAll(stored);
    return found
        .append(VERSION, new BsonInt64(version))
        .append(METADATA, metadata)
        .append(CREATED, new BsonDateTime(created.toEpochMilli()))
        .append(UPDATED, new BsonDateTime(updated.toEpochMilli()));
  }

  /**
   * An entry of a document as it was read, with what is kept beside it in fields of its own.
   *
   * @throws io.loquat.readmodel.error.MappingException if the value does not fit the type
   */
  <T> Entry<T> entry(BsonDocument found, Class<T> type) {
    SystemValues system = SystemValues.of(found);
    return new Entry<>(
        system.key(),
        value(found, type),
        system.version(),
        system.metadata(),
        system.created(),
        system.updated());
  }

  /** What was put, as this type; a type without properties of its own gets only what was put. */
  private <T> T value(BsonDocument found, Class<T> type) {
    boolean open = type == Object.class || Map.class.isAssignableFrom(type);
    if (open && type != Document.class && type != BsonDocument.class) {
      BsonDocument fields = mapping.forType(BsonDocument.class).fromBson(found);
      OWN.forEach(fields::remove);
      return mapping.forType(type).fromBson(fields);
    }
    T value = mapping.forType(type).fromBson(found);
    if (value instanceof Map<?, ?> fields && open) {
      OWN.forEach(fields::remove);
    }
    return value;
  }
}
