package io.loquat.wire.message;

import io.loquat.model.ErrorCode;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonString;

/** The error replies that the wire gives by itself. Immutable. */
public final class ErrorReply {
  private ErrorReply() {}

  public static BsonDocument of(ErrorCode code, String message) {
    return append(new BsonDocument(), code, message);
  }

  static BsonDocument append(BsonDocument reply, ErrorCode code, String message) {
    return reply
        .append("ok", new BsonDouble(0))
        .append("errmsg", new BsonString(message))
        .append("code", new BsonInt32(code.number()))
        .append("codeName", new BsonString(code.codeName()));
  }
}
