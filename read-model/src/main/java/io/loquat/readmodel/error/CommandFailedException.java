package io.loquat.readmodel.error;

/**
 * The server refused a command, for a reason that has no exception of its own.
 *
 * {@snippet :
 * try {
 *   store.collection("users").rename("people");
 * } catch (CommandFailedException e) {
 *   log.warn("{}: {}", e.codeName(), e.getMessage()); // NamespaceNotFound: ...
 * }
 * }
 */
public final class CommandFailedException extends LoquatException {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final String codeName;

  public CommandFailedException(String message, int code, String codeName) {
    super(message);
    this.code = code;
    this.codeName = codeName;
  }

  /** The number of the error, as MongoDB has it. */
  public int code() {
    return code;
  }

  /** The name of the error, as MongoDB has it; the number if the server gave none. */
  public String codeName() {
    return codeName;
  }
}
