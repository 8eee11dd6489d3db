package io.loquat.commands;

import io.loquat.commands.CommandSpec.Access;
import io.loquat.commands.CommandSpec.Execution;
import io.loquat.commands.argument.Namespaces;
import io.loquat.commands.cursor.Cursors;
import io.loquat.commands.error.ErrorReplies;
import io.loquat.commands.session.RetryableWrites;
import io.loquat.commands.validation.Validators;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.softdelete.RetentionSweeper;
import io.loquat.softdelete.TtlMonitor;
import io.loquat.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Runs commands: the one place for metrics, log lines, time limits and error replies. Thread-safe
 * by its parts.
 */
public final class Dispatcher implements AutoCloseable {
  private final ServerContext server;
  private final CommandLog log;

  /**
   * @param workers runs whatever may take long; a command that is bounded and quick (ping, a lookup
   *     by {@code _id}) is answered on the caller's thread
   * @param retention is told of what is archived; its owner starts and closes it
   */
  public Dispatcher(
      Store store, ServerSettings settings, Executor workers, RetentionSweeper retention) {
    CommandCounters counters = new CommandCounters();
    this.server =
        new ServerContext(
            store,
            settings,
            workers,
            new Cursors(),
            new RetryableWrites(),
            counters,
            new Connections(),
            new Operations(),
            new RecentDatabases(),
            retention,
            new TtlMonitor(store, Clock.systemUTC()),
            new Validators(),
            Instant.now());
    this.log = new CommandLog(counters);
  }

  /**
   * Runs a command. Never throws; the stage never fails: errors are replies with {@code ok: 0}. The
   * reply may hold {@link org.bson.RawBsonDocument}s, to be copied to the wire as they are.
   */
  public CompletionStage<BsonDocument> dispatch(CommandRequest request) {
    long startNanoTime = System.nanoTime();
    server.connections().seen(request.connection(), startNanoTime);
    String name = request.body().isEmpty() ? "" : request.body().getFirstKey();
    Optional<Command> command = Commands.named(name);
    if (command.isEmpty()) {
      server.counters().unknown().ran(false);
      return CompletableFuture.completedFuture(ErrorReplies.reply(Commands.unknown(name)));
    }
    CommandSpec spec = command.get().spec();
    long operation = server.operations().begin(spec, request, startNanoTime);
    return start(command.get(), spec, request)
        .handle(
            (reply, error) -> {
              server.operations().end(operation);
              return finish(spec, request, startNanoTime, reply, error);
            });
  }

  private CompletionStage<BsonDocument> start(
      Command command, CommandSpec spec, CommandRequest request) {
    try {
      String database = database(request.body());
      if (spec.adminOnly() && !database.equals("admin")) {
        throw new CommandException(
            ErrorCode.UNAUTHORIZED, spec.name() + " may only be run against the admin database.");
      }
      CommandContext context = new CommandContext(server, request, database, spec);
      OptionalLong number = context.transactionNumber();
      if (number.isPresent() && spec.access() == Access.WRITE && context.session().isPresent()) {
        return server
            .retries()
            .once(context.session().get(), number.getAsLong(), () -> run(command, spec, context));
      }
      return run(command, spec, context);
    } catch (RuntimeException | StackOverflowError error) {
      return CompletableFuture.failedFuture(error);
    }
  }

  private CompletionStage<BsonDocument> run(
      Command command, CommandSpec spec, CommandContext context) {
    return spec.execution() == Execution.CALLER
        ? command.run(context)
        : context.onWorker(() -> command.run(context)).thenCompose(Function.identity());
  }

  private static String database(BsonDocument body) {
    BsonValue database = body.get("$db");
    if (database instanceof BsonString name) {
      return Namespaces.database(name.getValue());
    }
    throw new CommandException(ErrorCode.location(40571), "OP_MSG requests require a $db argument");
  }

  private BsonDocument finish(
      CommandSpec spec,
      CommandRequest request,
      long startNanoTime,
      @Nullable BsonDocument reply,
      @Nullable Throwable error) {
    boolean ok = error == null && reply != null;
    log.ran(spec, request, startNanoTime, ok);
    if (error == null && reply != null) {
      return reply.append("ok", new BsonDouble(1));
    }
    return ErrorReplies.reply(log.toClient(spec, request, error));
  }

  /** Deletes documents whose time is over, once it is started. */
  public TtlMonitor ttl() {
    return server.ttl();
  }

  /** The connection is gone: ends what belongs to it. */
  public void disconnected(ClientConnection connection) {
    server.connections().gone(connection);
    server.cursors().disconnected(connection.id());
  }

  /** Ends what waits for something to happen, so that requests under way come to an end. */
  public void stopWaiting() {
    server.cursors().stopAwaiting();
  }

  /** Ends cursors and the sweeping of them, and the expiring of documents; not the store. */
  @Override
  public void close() {
    server.ttl().close();
    server.cursors().close();
  }
}
