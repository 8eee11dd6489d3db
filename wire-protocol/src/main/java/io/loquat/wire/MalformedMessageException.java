package io.loquat.wire;

/** A message that breaks the protocol or BSON; the message says where and why. */
public final class MalformedMessageException extends Exception {
  private static final long serialVersionUID = 1L;

  public MalformedMessageException(String message) {
    super(message, null, false, false);
  }
}
