package io.loquat.model;

import org.bson.BsonDocument;

/** An error that reaches the client: the user's mistake, in MongoDB's code and wording. */
public final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient BsonDocument details;

  public CommandException(ErrorCode code, String message) {
    this(code, message, new BsonDocument());
  }

  /**
   * @param details further top-level fields of the error reply, such as {@code errInfo} or {@code
   *     keyValue}
   */
  public CommandException(ErrorCode code, String message, BsonDocument details) {
    super(message, null, false, false);
    this.code = code;
    this.details = details;
  }

  public ErrorCode code() {
    return code;
  }

  /** Further top-level fields of the error reply; empty for most errors. */
  public BsonDocument details() {
    return details;
  }
}
