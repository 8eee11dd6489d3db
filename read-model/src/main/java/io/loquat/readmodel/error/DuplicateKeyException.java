package io.loquat.readmodel.error;

import io.loquat.readmodel.mapping.JavaValues;
import java.util.Optional;
import org.bson.BsonDocument;

/**
 * The value of a unique key is taken, by an archived document perhaps.
 *
 * {@snippet :
 * try {
 *   users.insertOne(ada);
 * } catch (DuplicateKeyException e) {
 *   log.info("{} is there already", e.documentId());
 * }
 * }
 */
public final class DuplicateKeyException extends LoquatException {
  private static final long serialVersionUID = 1L;

  private final transient BsonDocument keyValue;

  /**
   * @param keyValue the fields of the key with their values
   */
  public DuplicateKeyException(String message, BsonDocument keyValue) {
    super(message);
    this.keyValue = keyValue;
  }

  /** The {@code _id} that is taken, as Java has it; empty if it is another key that is taken. */
  public Optional<Object> documentId() {
    return JavaValues.optional(keyValue.get("_id"));
  }

  /** The fields of the key with their values; empty if the server did not say. */
  public BsonDocument keyValue() {
    return keyValue;
  }
}
