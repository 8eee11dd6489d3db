package io.loquat.commands;

import io.loquat.store.Store;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.bson.BsonDocument;

/** Runs commands: the one place for metrics, log lines, time limits and error replies. */
public final class Dispatcher implements AutoCloseable {
  /**
   * @param workers runs whatever may take long; a command that is bounded and quick (ping, a lookup
   *     by {@code _id}) is answered on the caller's thread
   */
  public Dispatcher(Store store, ServerSettings settings, Executor workers) {
    throw new UnsupportedOperationException("being built");
  }

  /**
   * Runs a command. Never throws; the stage never fails: errors are replies with {@code ok: 0}. The
   * reply may hold {@link org.bson.RawBsonDocument}s, to be copied to the wire as they are.
   */
  public CompletionStage<BsonDocument> dispatch(CommandRequest request) {
    throw new UnsupportedOperationException("being built");
  }

  /** The connection is gone: ends what belongs to it. */
  public void disconnected(ClientConnection connection) {
    throw new UnsupportedOperationException("being built");
  }

  /** Ends cursors and the sweeping of them; not the store. */
  @Override
  public void close() {}
}
