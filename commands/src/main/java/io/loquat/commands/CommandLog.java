package io.loquat.commands;

import io.loquat.commands.error.StoreErrors;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.store.StoreException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts commands, logs slow and broken ones, and names errors. Thread-safe by its parts. */
final class CommandLog {
  private static final Logger LOG = LoggerFactory.getLogger(CommandLog.class);
  private static final long SLOW_MILLIS = 100;

  private final CommandCounters counters;

  CommandLog(CommandCounters counters) {
    this.counters = counters;
  }

  void ran(CommandSpec spec, CommandRequest request, long startNanoTime, boolean ok) {
    counters.of(spec).ran(ok);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanoTime);
    if (millis >= SLOW_MILLIS) {
      LOG.atInfo()
          .setMessage("slow command")
          .addKeyValue("command", spec.name())
          .addKeyValue("namespace", namespace(request.body()))
          .addKeyValue("connection", request.connection().id())
          .addKeyValue("millis", millis)
          .addKeyValue("ok", ok)
          .log();
    }
  }

  /** What the client is told of a command's failure; a fault of ours is logged and counted. */
  CommandException toClient(CommandSpec spec, CommandRequest request, @Nullable Throwable error) {
    return switch (cause(error)) {
      case CommandException mistake -> mistake;
      case StoreException.Internal fault -> internal(spec, request, fault);
      case StoreException problem -> StoreErrors.toClient(problem, namespace(request.body()));
      case RejectedExecutionException busy ->
          new CommandException(
              ErrorCode.EXCEEDED_TIME_LIMIT, "The server has too many commands waiting; try again");
      case Throwable fault -> internal(spec, request, fault);
    };
  }

  private static Throwable cause(@Nullable Throwable error) {
    if (error instanceof CompletionException wrapper && wrapper.getCause() != null) {
      return wrapper.getCause();
    }
    return error == null ? new IllegalStateException("A command gave no reply") : error;
  }

  private CommandException internal(CommandSpec spec, CommandRequest request, Throwable fault) {
    counters.internalError();
    LOG.atError()
        .setMessage("command failed by a fault of the server")
        .addKeyValue("command", spec.name())
        .addKeyValue("namespace", namespace(request.body()))
        .addKeyValue("connection", request.connection().id())
        .setCause(fault)
        .log();
    return new CommandException(
        ErrorCode.INTERNAL_ERROR, "Internal error; the server's log has the details");
  }

  private static String namespace(BsonDocument body) {
    BsonValue collection = body.get(body.getFirstKey());
    BsonValue database = body.get("$db");
    String prefix = database instanceof BsonString name ? name.getValue() : "";
    return collection instanceof BsonString name ? prefix + "." + name.getValue() : prefix;
  }
}
