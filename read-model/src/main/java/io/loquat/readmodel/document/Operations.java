package io.loquat.readmodel.document;

import com.mongodb.MongoException;
import io.loquat.readmodel.channel.CommandChannel;
import io.loquat.readmodel.channel.DatabaseCommand;
import io.loquat.readmodel.error.Errors;
import io.loquat.readmodel.error.InvalidFilterException;
import io.loquat.readmodel.error.LoquatException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Runs operations over a channel and turns what goes wrong into the library's exceptions.
 * Immutable.
 */
record Operations(CommandChannel channel) {
  <R> R run(Operation<R> operation) {
    try {
      return operation.result(channel.run(operation.command()));
    } catch (MongoException | LoquatException e) {
      LoquatException error = translate(e);
      throw suspect(operation, error)
          .filter(this::isRefused)
          .<LoquatException>map(filter -> invalid(error))
          .orElse(error);
    }
  }

  <R> CompletionStage<R> runAsync(Operation<R> operation) {
    return channel
        .runAsync(operation.command())
        .<R>thenApply(operation::result)
        .exceptionallyCompose(error -> failed(operation, error));
  }

  private <R> CompletionStage<R> failed(Operation<R> operation, Throwable raw) {
    Throwable cause =
        raw instanceof CompletionException && raw.getCause() != null ? raw.getCause() : raw;
    if (!(cause instanceof MongoException || cause instanceof LoquatException)) {
      return CompletableFuture.failedStage(cause);
    }
    LoquatException error = translate((RuntimeException) cause);
    return suspect(operation, error)
        .map(filter -> channel.runAsync(filter).handle((reply, e) -> isBadValue(e)))
        .orElseGet(() -> CompletableFuture.completedStage(false))
        .thenCompose(bad -> CompletableFuture.failedStage(bad ? invalid(error) : error));
  }

  private static LoquatException translate(RuntimeException error) {
    return switch (error) {
      case LoquatException ours -> ours;
      case MongoException theirs -> Errors.translate(theirs);
      default -> throw error;
    };
  }

  /**
   * A bad value may be one of the filter's or of something else's, and the code does not tell: the
   * command that asks the server about the filter alone.
   */
  private static Optional<DatabaseCommand> suspect(Operation<?> operation, LoquatException error) {
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
    } catch (MongoException e) {
      return isBadValue(e);
    }
  }

  private static boolean isBadValue(Throwable error) {
    Throwable cause = error instanceof CompletionException ? error.getCause() : error;
    return cause instanceof MongoException e && Errors.isBadValue(Errors.translate(e));
  }

  private static InvalidFilterException invalid(LoquatException error) {
    return new InvalidFilterException(String.valueOf(error.getMessage()), error);
  }
}
