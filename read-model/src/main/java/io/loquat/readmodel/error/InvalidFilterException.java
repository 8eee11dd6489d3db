package io.loquat.readmodel.error;

/**
 * The server does not understand a filter; its message says which part.
 *
 * {@snippet :
 * try {
 *   users.find(Document.parse(fromTheUser)).toList();
 * } catch (InvalidFilterException e) {
 *   show("There is a mistake in your query: " + e.getMessage());
 * }
 * }
 */
public final class InvalidFilterException extends LoquatException {
  private static final long serialVersionUID = 1L;

  public InvalidFilterException(String message, Throwable cause) {
    super(message, cause);
  }
}
