package io.loquat.embedded;

import io.loquat.commands.ClientConnection;
import io.loquat.commands.Dispatcher;
import io.loquat.readmodel.channel.CommandChannel;
import io.loquat.readmodel.channel.DatabaseCommand;
import io.loquat.readmodel.error.Errors;
import io.loquat.readmodel.error.OperationInterruptedException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/**
 * A channel straight to the commands. Thread-safe by the dispatcher.
 *
 * <p>Stages are completed on virtual threads, never on the write lane's or a worker: the caller's
 * next step may wait for another command, which the lane would never come to.
 */
final class DispatcherChannel implements CommandChannel {
  private final Dispatcher dispatcher;
  private final ClientConnection connection =
      new ClientConnection(1, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  private final ExecutorService callers =
      Executors.newThreadPerTaskExecutor(
          Thread.ofVirtual().name("loquat-embedded-call-", 1).factory());

  DispatcherChannel(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  @Override
  public BsonDocument run(DatabaseCommand command) {
    try {
      return checked(dispatch(command).toCompletableFuture().get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperationInterruptedException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the dispatcher's stages never fail", e);
    }
  }

  @Override
  public CompletionStage<BsonDocument> runAsync(DatabaseCommand command) {
    try {
      return dispatch(command).thenApplyAsync(DispatcherChannel::checked, callers);
    } catch (RuntimeException e) {
      return CompletableFuture.failedStage(e);
    }
  }

  private CompletionStage<BsonDocument> dispatch(DatabaseCommand command) {
    return dispatcher.dispatch(Requests.request(command, connection));
  }

  private static BsonDocument checked(BsonDocument reply) {
    if (reply.getNumber("ok", new BsonInt32(0)).intValue() == 1) {
      return reply;
    }
    throw Errors.of(reply);
  }

  /** Nothing is kept between commands, so every conversation is the same. */
  @Override
  public CommandChannel conversation() {
    return this;
  }

  /** The server is closed, not the channel to it. */
  @Override
  public void close() {
    // Nothing to let go.
  }
}
