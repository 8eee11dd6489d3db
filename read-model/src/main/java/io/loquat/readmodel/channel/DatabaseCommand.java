package io.loquat.readmodel.channel;

import org.bson.BsonDocument;

/**
 * A command for a database, and whether it may be sent again when no answer came. Immutable if the
 * body is left alone.
 *
 * {@snippet :
 * DatabaseCommand.read("shop", new BsonDocument("count", new BsonString("users")));
 * }
 *
 * @param body the command; its first field names it
 */
public record DatabaseCommand(String database, BsonDocument body, Retry retry) {
  /** Whether a command may be sent again. */
  public enum Retry {
    /** It changes nothing, so sending it twice does no harm. */
    READ,
    /** A write of the kind that the server does once however often it comes. */
    WRITE,
    /** It is sent once. */
    NEVER
  }

  /** A command that changes nothing. */
  public static DatabaseCommand read(String database, BsonDocument body) {
    return new DatabaseCommand(database, body, Retry.READ);
  }

  /** A write whose statements change one document each. */
  public static DatabaseCommand write(String database, BsonDocument body) {
    return new DatabaseCommand(database, body, Retry.WRITE);
  }

  /** Anything else. */
  public static DatabaseCommand once(String database, BsonDocument body) {
    return new DatabaseCommand(database, body, Retry.NEVER);
  }
}
