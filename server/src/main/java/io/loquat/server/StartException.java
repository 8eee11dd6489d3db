package io.loquat.server;

/** The server cannot start, for a reason that the user can do something about. */
final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartException(String message) {
    super(message, null, false, false);
  }
}
