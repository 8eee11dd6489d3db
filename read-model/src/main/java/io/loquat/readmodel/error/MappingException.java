package io.loquat.readmodel.error;

/**
 * An object cannot be written as a document, or a document not be read as the type asked for; the
 * message names the field.
 *
 * {@snippet :
 * try {
 *   store.collection("users", User.class).find(exists("_id")).toList();
 * } catch (MappingException e) {
 *   log.error("an old document?", e);
 * }
 * }
 */
public final class MappingException extends LoquatException {
  private static final long serialVersionUID = 1L;

  public MappingException(String message) {
    super(message);
  }

  public MappingException(String message, Throwable cause) {
    super(message, cause);
  }
}
