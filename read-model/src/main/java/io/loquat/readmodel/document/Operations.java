package io.loquat.readmodel.document;

import io.loquat.readmodel.channel.CommandChannel;
import io.loquat.readmodel.channel.DatabaseCommand;
import io.loquat.readmodel.error.Errors;
import io.loquat.readmodel.error.InvalidFilterException;
import io.loquat.readmodel.error.LoquatException;
import io.loquat.readmodel.error.MappingException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.bson.BsonSerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Runs operations over a channel and turns what goes wrong into the library's exceptions.
 * Immutable.
 */
record Operations(CommandChannel channel) {
  <R> R run(Operation<R> operation) {
    try {
      return operation.result(channel.run(operation.command()));
    } catch (RuntimeException e) {
      RuntimeException error = translate(e);
      throw suspect(operation, error).filter(this::isRefused).isPresent() ? invalid(error) : error;
    }
  }

  <R> CompletionStage<R> runAsync(Operation<R> operation) {
    return channel
        .runAsync(operation.command())
        .<R>thenApply(operation::result)
        .exceptionallyCompose(error -> failed(operation, cause(error)));
  }

  private <R> CompletionStage<R> failed(Operation<R> operation, Throwable cause) {
    if (!(cause instanceof RuntimeException failure)) {
      return CompletableFuture.failedStage(cause);
    }
    RuntimeException error = translate(failure);
    return suspect(operation, error)
        .map(question -> channel.runAsync(question).handle((reply, e) -> isBadValue(e)))
        .orElseGet(() -> CompletableFuture.completedStage(false))
        .thenCompose(bad -> CompletableFuture.failedStage(bad ? invalid(error) : error));
  }

  private static Throwable cause(Throwable error) {
    return error instanceof CompletionException && error.getCause() != null
        ? error.getCause()
        : error;
  }

  /** What cannot be sent: it is too deep, too large, or has a name that no document can have. */
  private static RuntimeException translate(RuntimeException error) {
    return error instanceof BsonSerializationException
        ? new MappingException(String.valueOf(error.getMessage()), error)
        : error;
  }

  /**
   * A bad value may be one of the filter's or of something else's, and the code does not tell: the
   * command that asks the server about the filter alone.
   */
  private static Optional<DatabaseCommand> suspect(Operation<?> operation, RuntimeException error) {
    return operation
        .filter()
        .filter(filter -> Errors.isBadValue(error))
        .map(
            filter ->
                DatabaseCommand.once(operation.command().database(), Commands.explain(filter)));
  }

  private boolean isRefused(DatabaseCommand question) {
    try {
      channel.run(question);
      return false;
    } catch (LoquatException e) {
      return isBadValue(e);
    }
  }

  private static boolean isBadValue(@Nullable Throwable error) {
    return error != null && Errors.isBadValue(cause(error));
  }

  private static InvalidFilterException invalid(RuntimeException error) {
    return new InvalidFilterException(String.valueOf(error.getMessage()), error);
  }
}
