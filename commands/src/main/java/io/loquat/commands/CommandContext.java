package io.loquat.commands;

import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.GenericArguments;
import io.loquat.commands.argument.Namespaces;
import io.loquat.commands.argument.Session;
import io.loquat.model.Namespace;
import io.loquat.query.context.QueryContext;
import io.loquat.store.CollectionInfo;
import io.loquat.store.Store;
import io.loquat.store.Store.Deadline;
import io.loquat.store.Store.WriteWork;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

/** One command being run: its request, its limits and what it may use. Immutable. */
public final class CommandContext {
  private final ServerContext server;
  private final CommandRequest request;
  private final String database;
  private final Arguments arguments;
  private final GenericArguments generic;
  private final Deadline deadline;
  private final QueryContext queryContext;

  CommandContext(ServerContext server, CommandRequest request, String database, CommandSpec spec) {
    this.server = server;
    this.request = request;
    this.database = database;
    this.arguments = new Arguments(spec.name(), request.body());
    this.generic = GenericArguments.read(spec, request.body());
    this.deadline = deadline(generic.maxTimeMillis());
    this.queryContext = QueryContext.plain().withTimeLimit(new CommandTime(deadline));
  }

  private CommandContext(CommandContext outer, BsonDocument inner, CommandSpec spec) {
    this.server = outer.server;
    this.request = new CommandRequest(inner, Map.of(), outer.request.connection());
    this.database = outer.database;
    this.arguments = new Arguments(spec.name(), inner);
    this.generic = GenericArguments.read(spec, inner);
    this.deadline = outer.deadline;
    this.queryContext = outer.queryContext;
  }

  /** The context of a command that stands inside this one, as in {@code explain}. */
  public CommandContext nested(BsonDocument inner, CommandSpec spec) {
    return new CommandContext(this, inner, spec);
  }

  private static Deadline deadline(long millis) {
    return millis == 0 ? Deadline.NEVER : Deadline.in(Duration.ofMillis(millis));
  }

  public ServerContext server() {
    return server;
  }

  public Store store() {
    return server.store();
  }

  public BsonDocument body() {
    return request.body();
  }

  public Arguments arguments() {
    return arguments;
  }

  public ClientConnection connection() {
    return request.connection();
  }

  public String database() {
    return database;
  }

  /** The namespace that the command's first field names. */
  public Namespace namespace() {
    return Namespaces.of(database, body());
  }

  /** The collection of that namespace as it is now. May have to open a file. */
  public Optional<CollectionInfo> collection() {
    return store().collection(namespace());
  }

  public Deadline deadline() {
    return deadline;
  }

  /**
   * What the command says to the filters and expressions in it, but for collation and {@code let}:
   * one time, that of the command, for all of them.
   */
  public QueryContext queryContext() {
    return queryContext;
  }

  public Optional<Session> session() {
    return generic.session();
  }

  /** The number of a retryable write. */
  public OptionalLong transactionNumber() {
    return generic.transactionNumber();
  }

  /** Whether the client wants to hear what became of a write. */
  public boolean isAcknowledged() {
    return generic.acknowledged();
  }

  /** Whether the client may send the write again and have it done once. */
  public boolean isRetryable() {
    return generic.transactionNumber().isPresent() && generic.session().isPresent();
  }

  /** The documents of a sequence section; empty if the request has none of that name. */
  public Optional<List<RawBsonDocument>> sequence(String identifier) {
    return Optional.ofNullable(request.sequences().get(identifier));
  }

  /** Runs work that may take long, away from the caller's thread. */
  public <T> CompletionStage<T> onWorker(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, server.workers());
  }

  /**
   * Runs work in the write lane of the command's database; what it inserts and updates is validated
   * as its collections demand. Handing it over may have to open a file, and then that is done by a
   * worker.
   */
  public <T> CompletionStage<T> write(WriteWork<T> work) {
    return write(database, work);
  }

  /** The same in the write lane of another database. */
  public <T> CompletionStage<T> write(String other, WriteWork<T> work) {
    WriteWork<T> validated = validated(work);
    if (server.recentDatabases().contains(other)) {
      return store().write(other, deadline, validated);
    }
    return onWorker(() -> store().write(other, deadline, validated))
        .thenCompose(Function.identity())
        .whenComplete((result, error) -> server.recentDatabases().add(other));
  }

  /** As {@link #write}, but waits for the indexes that the work starts to build or awaits. */
  public <T> CompletionStage<T> buildIndexes(WriteWork<T> work) {
    return onWorker(() -> store().buildIndexes(database, deadline, validated(work)))
        .thenCompose(Function.identity())
        .whenComplete((result, error) -> server.recentDatabases().add(database));
  }

  /** The same work with validation, unless the command asks to do without. */
  private <T> WriteWork<T> validated(WriteWork<T> work) {
    boolean bypass = arguments.boolOrNumber("bypassDocumentValidation", false);
    return bypass ? work : transaction -> work.run(server.validators().guard(transaction));
  }
}
