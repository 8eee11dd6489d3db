package io.loquat.wire;

import io.loquat.model.ErrorCode;

/** A message that breaks the protocol or BSON; the message says where and why. */
public final class MalformedMessageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  public MalformedMessageException(ErrorCode code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  /** What the error reply carries. */
  public ErrorCode code() {
    return code;
  }
}
