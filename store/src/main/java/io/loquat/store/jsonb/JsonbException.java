package io.loquat.store.jsonb;

/** Stored bytes that are no document of ours: the file is corrupt or was edited by hand. */
public final class JsonbException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JsonbException(String message, int position) {
    super("malformed JSONB at byte " + position + ": " + message);
  }
}
