package io.loquat.commands.validation;

import io.loquat.query.limit.DocumentSize;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * How much the errors of one command may say about documents that are not valid: a batch may have
 * very many of them. Confined to the lane.
 */
final class DetailBudget {
  private static final long BYTES_MAX = 8L * 1024 * 1024;

  private static final BsonDocument LEFT_OUT =
      new BsonDocument(
          "reason", new BsonString("left out: other documents of the command have details"));

  private long bytesLeft = BYTES_MAX;

  /** The details, as long as there is room for them. */
  BsonDocument take(BsonDocument details) {
    bytesLeft -= DocumentSize.bytesAtMost(details);
    return bytesLeft >= 0 ? details : LEFT_OUT;
  }
}
