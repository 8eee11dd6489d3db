package io.loquat.commands;

import io.loquat.commands.ServerSettings.Topology;
import io.loquat.model.SystemFields;
import io.loquat.softdelete.RetentionSweeper;
import io.loquat.store.Store;
import io.loquat.store.sqlite.SqliteStore;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/** A dispatcher over a SQLite store, spoken to in JSON. Confined to one test. */
public final class TestServer implements AutoCloseable {
  private static final ClientConnection CONNECTION =
      new ClientConnection(1, InetSocketAddress.createUnresolved("localhost", 5000));

  private static final int WORKERS = 2;

  private final Store store;
  private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
  private final RetentionSweeper sweeper;
  private final Dispatcher dispatcher;

  public TestServer(Path folder, SystemFields systemFields, Topology topology) {
    store = SqliteStore.open(folder, systemFields);
    ServerSettings settings =
        new ServerSettings(
            topology,
            systemFields,
            folder,
            "127.0.0.1",
            27017,
            "localhost:27017",
            List.of("loquat", "serve"));
    // A little ahead, so that what was archived just now can be due.
    sweeper = new RetentionSweeper(store, Clock.offset(Clock.systemUTC(), Duration.ofSeconds(1)));
    dispatcher = new Dispatcher(store, settings, workers, sweeper);
  }

  public static TestServer hidden(Path folder) {
    return new TestServer(folder, SystemFields.HIDDEN, Topology.MONGOS);
  }

  public static TestServer visible(Path folder) {
    return new TestServer(folder, SystemFields.VISIBLE, Topology.MONGOS);
  }

  public Dispatcher dispatcher() {
    return dispatcher;
  }

  /** Keeps commands from workers until it is counted down. */
  CountDownLatch holdWorkers() {
    CountDownLatch held = new CountDownLatch(1);
    for (int i = 0; i < WORKERS; i++) {
      var unused = workers.submit(() -> held.await(10, TimeUnit.SECONDS));
    }
    return held;
  }

  /** One round of the retention sweeper, which does not run by itself here. */
  public void sweep() {
    sweeper.sweep();
  }

  /** Runs a command in the database {@code db}. */
  public BsonDocument run(String command) {
    return run("db", command);
  }

  public BsonDocument run(String database, String command) {
    return run(database, BsonDocument.parse(command), Map.of());
  }

  public BsonDocument run(
      String database, BsonDocument command, Map<String, List<RawBsonDocument>> sequences) {
    BsonDocument body = command.append("$db", new BsonString(database));
    CommandRequest request = new CommandRequest(body, sequences, CONNECTION);
    try {
      return dispatcher.dispatch(request).toCompletableFuture().get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("no reply to " + command, e);
    }
  }

  /** Runs a command that must succeed, without write errors; its reply in relaxed JSON. */
  public String ok(String command) {
    BsonDocument reply = run(command);
    if (reply.getNumber("ok").doubleValue() != 1 || reply.containsKey("writeErrors")) {
      throw new AssertionError(command + " failed: " + reply.toJson());
    }
    return json(reply);
  }

  /** The code of an error reply, or of the first write error; 0 if there is none. */
  public int code(String command) {
    return code(run(command));
  }

  public static int code(BsonDocument reply) {
    if (reply.containsKey("writeErrors")) {
      return reply.getArray("writeErrors").get(0).asDocument().getInt32("code").getValue();
    }
    return reply.containsKey("code") ? reply.getInt32("code").getValue() : 0;
  }

  public String errmsg(String command) {
    return run(command).getString("errmsg").getValue();
  }

  /** The documents of the first batch, as JSON. */
  public String batch(String command) {
    BsonDocument reply = run(command);
    if (!reply.containsKey("cursor")) {
      throw new AssertionError(command + " failed: " + reply.toJson());
    }
    BsonDocument cursor = reply.getDocument("cursor");
    String field = cursor.containsKey("firstBatch") ? "firstBatch" : "nextBatch";
    String wrapped = json(new BsonDocument("b", cursor.get(field)));
    return wrapped.substring(6, wrapped.length() - 1);
  }

  public static String json(BsonDocument document) {
    return document.toJson(JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).build());
  }

  @Override
  public void close() {
    dispatcher.close();
    sweeper.close();
    store.close();
    workers.shutdownNow();
  }
}
