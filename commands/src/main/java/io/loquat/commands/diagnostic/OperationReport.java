package io.loquat.commands.diagnostic;

import io.loquat.commands.Operations.Operation;
import io.loquat.commands.ServerSettings;
import io.loquat.query.index.IndexSpec;
import io.loquat.store.IndexBuildProgress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;

/** What {@code currentOp} shows of one operation. Stateless. */
final class OperationReport {
  private static final long NANOS_A_MICRO = 1_000;
  private static final int FIELDS_SHOWN_MAX = 50;

  /** Index builds are numbered apart from commands: their numbers begin here. */
  private static final long BUILDS_FROM = 1L << 40;

  /** MongoDB's names of what runs, where they are not "command". */
  private static final Map<String, String> KINDS =
      Map.of("find", "query", "insert", "insert", "getMore", "getmore", "update", "update");

  /** What could be long, and is not the place to look for it. */
  private static final Set<String> NOT_SHOWN =
      Set.of("documents", "updates", "deletes", "ops", "$clusterTime");

  private OperationReport() {}

  static BsonDocument of(Operation operation, ServerSettings settings) {
    BsonDocument body = operation.request().body();
    Duration running = Duration.ofNanos(System.nanoTime() - operation.startNanoTime());
    long connection = operation.request().connection().id();
    BsonDocument report =
        head(settings, "conn" + connection)
            .append("connectionId", new BsonInt64(connection))
            .append("client", new BsonString(client(operation)))
            .append("active", BsonBoolean.TRUE)
            .append("currentOpTime", new BsonString(operation.started().toString()))
            .append("opid", new BsonInt64(operation.number()));
    if (body.get("lsid") instanceof BsonDocument session) {
      report.append("lsid", session);
    }
    String kind = KINDS.getOrDefault(operation.spec().name(), "command");
    return tail(times(report, running), kind, namespace(body), shown(body));
  }

  static BsonDocument of(IndexBuildProgress build, ServerSettings settings) {
    Duration running = Duration.between(build.started(), Instant.now());
    BsonDocument report =
        head(settings, "IndexBuildsCoordinator-" + build.number())
            .append("active", BsonBoolean.TRUE)
            .append("currentOpTime", new BsonString(build.started().toString()))
            .append("opid", new BsonInt64(BUILDS_FROM + build.number()));
    long percent = build.total() == 0 ? 100 : 100 * build.done() / build.total();
    String text = "Index Build: " + build.phase().text();
    return tail(
            times(report, running), "command", build.namespace().toString(), createIndexes(build))
        .append(
            "msg",
            new BsonString(text + ": " + build.done() + "/" + build.total() + " " + percent + "%"))
        .append(
            "progress",
            new BsonDocument("done", new BsonInt64(build.done()))
                .append("total", new BsonInt64(build.total())));
  }

  private static BsonDocument createIndexes(IndexBuildProgress build) {
    BsonArray indexes = new BsonArray();
    build.indexes().stream().map(IndexSpec::description).forEach(indexes::add);
    return new BsonDocument("createIndexes", new BsonString(build.namespace().collection()))
        .append("indexes", indexes)
        .append("$db", new BsonString(build.namespace().database()));
  }

  private static BsonDocument head(ServerSettings settings, String description) {
    return new BsonDocument("type", new BsonString("op"))
        .append("host", new BsonString(settings.advertised()))
        .append("desc", new BsonString(description));
  }

  private static BsonDocument times(BsonDocument report, Duration running) {
    return report
        .append("secs_running", new BsonInt64(running.toSeconds()))
        .append("microsecs_running", new BsonInt64(running.toNanos() / NANOS_A_MICRO));
  }

  private static BsonDocument tail(
      BsonDocument report, String kind, String namespace, BsonDocument command) {
    return report
        .append("op", new BsonString(kind))
        .append("ns", new BsonString(namespace))
        .append("command", command)
        .append("numYields", new BsonInt32(0))
        .append("locks", new BsonDocument())
        .append("waitingForLock", BsonBoolean.FALSE)
        .append("lockStats", new BsonDocument())
        .append("waitingForFlowControl", BsonBoolean.FALSE)
        .append("flowControlStats", new BsonDocument());
  }

  private static String client(Operation operation) {
    InetSocketAddress remote = operation.request().connection().remote();
    return remote.getHostString() + ":" + remote.getPort();
  }

  private static String namespace(BsonDocument body) {
    String database = body.get("$db") instanceof BsonString name ? name.getValue() : "";
    return body.get(body.getFirstKey()) instanceof BsonString collection
        ? database + "." + collection.getValue()
        : database + ".$cmd";
  }

  private static BsonDocument shown(BsonDocument body) {
    BsonDocument shown = new BsonDocument();
    for (Map.Entry<String, BsonValue> field : body.entrySet()) {
      if (shown.size() < FIELDS_SHOWN_MAX && !NOT_SHOWN.contains(field.getKey())) {
        shown.append(field.getKey(), field.getValue());
      }
    }
    return shown;
  }
}
