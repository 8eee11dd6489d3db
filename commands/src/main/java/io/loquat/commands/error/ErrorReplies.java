package io.loquat.commands.error;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonString;

/** Replies and write errors made of exceptions. Stateless. */
public final class ErrorReplies {
  private ErrorReplies() {}

  /** A reply with {@code ok: 0}. */
  public static BsonDocument reply(CommandException error) {
    BsonDocument reply = reply(error.code(), message(error));
    reply.putAll(error.details());
    return reply;
  }

  public static BsonDocument reply(ErrorCode code, String message) {
    return new BsonDocument("ok", new BsonDouble(0))
        .append("errmsg", new BsonString(message))
        .append("code", new BsonInt32(code.number()))
        .append("codeName", new BsonString(code.codeName()));
  }

  /** One entry of {@code writeErrors}. */
  public static BsonDocument writeError(int index, CommandException error) {
    BsonDocument entry = new BsonDocument("index", new BsonInt32(index));
    entry.putAll(error(error));
    return entry;
  }

  /** What an entry for one statement says of its error. */
  public static BsonDocument error(CommandException error) {
    BsonDocument entry = new BsonDocument("code", new BsonInt32(error.code().number()));
    entry.putAll(error.details());
    return entry.append("errmsg", new BsonString(message(error)));
  }

  private static String message(CommandException error) {
    String message = error.getMessage();
    return message == null ? error.code().codeName() : message;
  }
}
