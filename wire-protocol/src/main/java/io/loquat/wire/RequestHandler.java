package io.loquat.wire;

import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;

/** Answers requests. Called on the connection's event loop: must not block. Thread-safe. */
public interface RequestHandler {
  /** The reply; {@link org.bson.RawBsonDocument}s in it are written as they are. */
  CompletionStage<BsonDocument> handle(Connection connection, Request request);

  /** The connection is closed. */
  default void closed(Connection connection) {}

  /**
   * The reply to a request that cannot be read though its frame is intact, such as malformed BSON.
   */
  BsonDocument malformed(Connection connection, MalformedMessageException problem);
}
