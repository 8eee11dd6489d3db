package io.loquat.readmodel.channel;

import io.loquat.readmodel.error.LoquatException;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;

/**
 * What runs commands: a connection to a server, or a server in this process. Implementations are
 * thread-safe.
 *
 * {@snippet :
 * BsonDocument reply = channel.run(DatabaseCommand.once("shop", BsonDocument.parse("{ping: 1}")));
 * }
 */
public interface CommandChannel extends AutoCloseable {
  /**
   * Runs a command and waits for its reply.
   *
   * @return the reply, with {@code ok: 1}; its {@code writeErrors}, if any, are the caller's to see
   * @throws LoquatException what the server says was wrong if it answers {@code ok: 0}, or that it
   *     does not answer
   */
  BsonDocument run(DatabaseCommand command);

  /**
   * Runs a command without waiting. The stage fails with what {@link #run} throws, or with {@link
   * io.loquat.readmodel.error.TooManyOperationsException}; what depends on it may wait.
   */
  CompletionStage<BsonDocument> runAsync(DatabaseCommand command);

  /**
   * A channel for commands that belong together, such as a {@code find} and its {@code getMore}s:
   * to the server they are one session. It is to be closed, and never closes this one.
   */
  CommandChannel conversation();

  /** Lets the connections go; commands under way may fail. A second call does nothing. */
  @Override
  void close();
}
