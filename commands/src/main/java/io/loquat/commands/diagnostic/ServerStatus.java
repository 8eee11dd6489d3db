package io.loquat.commands.diagnostic;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandCounters;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.Connections;
import io.loquat.commands.ServerContext;
import io.loquat.softdelete.RetentionSweeper;
import io.loquat.softdelete.TtlMonitor;
import io.loquat.store.Store.StoreStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;

/** {@code serverStatus}: figures about the running server. Stateless. */
public final class ServerStatus implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("serverStatus").lenient().help("Gives figures about the running server.");

  private static final int MEGABYTE_SHIFT = 20;

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    ServerContext server = context.server();
    long upMillis = Duration.between(server.started(), Instant.now()).toMillis();
    BsonDocument reply =
        new BsonDocument("host", new BsonString(server.settings().advertised()))
            .append("version", new BsonString(ServerVersion.MONGODB))
            .append("process", new BsonString("loquat"))
            .append("pid", new BsonInt64(ProcessHandle.current().pid()))
            .append("uptime", new BsonDouble(Math.floor(upMillis / 1e3)))
            .append("uptimeMillis", new BsonInt64(upMillis))
            .append("uptimeEstimate", new BsonInt64(upMillis / 1000))
            .append("localTime", new BsonDateTime(System.currentTimeMillis()))
            .append("connections", connections(server.connections()))
            .append("asserts", asserts(server.counters()))
            .append("opcounters", operations(server.counters()))
            .append("mem", memory())
            .append("metrics", metrics(server))
            .append("storageEngine", new BsonDocument("name", new BsonString("sqlite")))
            .append("loquat", store(server));
    return CompletableFuture.completedFuture(reply);
  }

  private static BsonDocument connections(Connections connections) {
    return new BsonDocument("current", new BsonInt32(connections.current()))
        .append("available", new BsonInt32(Integer.MAX_VALUE - connections.current()))
        .append("totalCreated", new BsonInt64(connections.totalCreated()));
  }

  private static BsonDocument asserts(CommandCounters counters) {
    long failed = counters.all().values().stream().mapToLong(CommandCounters.Counter::failed).sum();
    long ours = counters.internalErrors();
    return new BsonDocument("regular", new BsonInt64(ours))
        .append("warning", new BsonInt64(0))
        .append("msg", new BsonInt64(0))
        .append("user", new BsonInt64(Math.max(0, failed - ours) + counters.unknown().total()))
        .append("rollovers", new BsonInt64(0));
  }

  private static BsonDocument operations(CommandCounters counters) {
    long named =
        counters.total("insert")
            + counters.total("find")
            + counters.total("update")
            + counters.total("delete")
            + counters.total("getMore");
    long all = counters.all().values().stream().mapToLong(CommandCounters.Counter::total).sum();
    return new BsonDocument("insert", new BsonInt64(counters.total("insert")))
        .append("query", new BsonInt64(counters.total("find")))
        .append("update", new BsonInt64(counters.total("update")))
        .append("delete", new BsonInt64(counters.total("delete")))
        .append("getmore", new BsonInt64(counters.total("getMore")))
        .append("command", new BsonInt64(all - named));
  }

  private static BsonDocument memory() {
    Runtime runtime = Runtime.getRuntime();
    long heapBytes = runtime.totalMemory() - runtime.freeMemory();
    return new BsonDocument("bits", new BsonInt32(64))
        .append("resident", new BsonInt32((int) (heapBytes >> MEGABYTE_SHIFT)))
        .append("virtual", new BsonInt32((int) (runtime.maxMemory() >> MEGABYTE_SHIFT)))
        .append("supported", BsonBoolean.TRUE);
  }

  private static BsonDocument metrics(ServerContext server) {
    BsonDocument commands = new BsonDocument();
    server.counters().all().forEach((name, counter) -> commands.append(name, totals(counter)));
    commands.append("<UNKNOWN>", new BsonInt64(server.counters().unknown().total()));
    return new BsonDocument("commands", commands)
        .append("cursor", server.cursors().metrics())
        .append("ttl", ttl(server.ttl().figures()));
  }

  private static BsonDocument ttl(TtlMonitor.Figures figures) {
    return new BsonDocument("deletedDocuments", new BsonInt64(figures.deletedDocuments()))
        .append("passes", new BsonInt64(figures.passes()))
        .append("subPasses", new BsonInt64(figures.subPasses()));
  }

  private static BsonDocument totals(CommandCounters.Counter counter) {
    return new BsonDocument("failed", new BsonInt64(counter.failed()))
        .append("total", new BsonInt64(counter.total()));
  }

  private static BsonDocument store(ServerContext server) {
    StoreStatistics figures = server.store().statistics();
    return new BsonDocument("version", new BsonString(ServerVersion.LOQUAT))
        .append("openStores", new BsonInt64(figures.openStores()))
        .append("storesOpened", new BsonInt64(figures.storesOpened()))
        .append("storesClosed", new BsonInt64(figures.storesClosed()))
        .append("commits", new BsonInt64(figures.commits()))
        .append("commandsCommitted", new BsonInt64(figures.commandsCommitted()))
        .append("internalErrors", new BsonInt64(server.counters().internalErrors()))
        .append("retention", retention(server.retention().figures()));
  }

  private static BsonDocument retention(RetentionSweeper.Figures figures) {
    return new BsonDocument("sweeps", new BsonInt64(figures.sweeps()))
        .append("archivedDocumentsPurged", new BsonInt64(figures.archivedDocumentsPurged()))
        .append("failures", new BsonInt64(figures.failures()));
  }
}
