package io.loquat.server;

import io.loquat.commands.Dispatcher;
import io.loquat.commands.ServerSettings;
import io.loquat.softdelete.RetentionSweeper;
import io.loquat.store.Store;
import io.loquat.store.StoreException;
import io.loquat.store.sqlite.SqliteStore;
import io.loquat.wire.WireLimits;
import io.loquat.wire.WireServer;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running server: store, commands, sockets, and the order in which they start and stop.
 * Thread-safe by what it holds.
 *
 * <p>It stops from the outside in: no new connections, requests under way finish, then cursors end,
 * then the retention sweeper and workers, and the store last, which checkpoints and lets the data
 * folder go.
 */
final class LoquatServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LoquatServer.class);

  /** Both together stay within the ten seconds that container runtimes give. */
  private static final Duration REQUESTS_GRACE = Duration.ofSeconds(7);

  private static final Duration WORKERS_GRACE = Duration.ofSeconds(1);

  private final Store store;
  private final RetentionSweeper retention;
  private final ThreadPoolExecutor workers;
  private final Dispatcher dispatcher;
  private final WireServer wire;
  private final AtomicBoolean closed = new AtomicBoolean();

  private LoquatServer(
      Store store,
      RetentionSweeper retention,
      ThreadPoolExecutor workers,
      Dispatcher dispatcher,
      WireServer wire) {
    this.store = store;
    this.retention = retention;
    this.workers = workers;
    this.dispatcher = dispatcher;
    this.wire = wire;
  }

  /**
   * Opens the data folder and listens.
   *
   * @throws StartException if the folder or the address cannot be had
   */
  static LoquatServer start(Configuration configuration) {
    Store store = openStore(configuration);
    try {
      return start(configuration, store);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private static Store openStore(Configuration configuration) {
    try {
      return SqliteStore.open(configuration.dataFolder(), configuration.systemFields());
    } catch (StoreException | UncheckedIOException e) {
      throw new StartException(String.valueOf(e.getMessage()));
    }
  }

  private static LoquatServer start(Configuration configuration, Store store) {
    RetentionSweeper retention = new RetentionSweeper(store, Clock.systemUTC());
    ThreadPoolExecutor workers = WorkerPool.create();
    AtomicReference<Dispatcher> dispatcher = new AtomicReference<>();
    WireServer wire;
    try {
      wire =
          WireServer.start(
              configuration.listen(),
              WireLimits.DEFAULT,
              bound -> {
                Dispatcher made =
                    new Dispatcher(store, settings(configuration, bound), workers, retention);
                dispatcher.set(made);
                return new CommandBridge(made);
              });
    } catch (UncheckedIOException e) {
      workers.shutdown();
      throw new StartException(String.valueOf(e.getMessage()));
    }
    retention.start(configuration.retentionSweep());
    dispatcher.get().ttl().start(configuration.ttlSleep());
    LOG.atInfo()
        .addKeyValue("address", Configuration.hostAndPort(wire.address()))
        .addKeyValue("data", configuration.dataFolder())
        .addKeyValue("systemFields", configuration.systemFields())
        .addKeyValue("topology", configuration.topology())
        .log("server started");
    return new LoquatServer(store, retention, workers, dispatcher.get(), wire);
  }

  private static ServerSettings settings(Configuration configuration, InetSocketAddress bound) {
    return new ServerSettings(
        configuration.topology(),
        configuration.systemFields(),
        configuration.dataFolder(),
        configuration.bind(),
        bound.getPort(),
        Configuration.hostAndPort(bound),
        configuration.arguments());
  }

  InetSocketAddress address() {
    return wire.address();
  }

  String connectionString() {
    return "mongodb://" + Configuration.hostAndPort(address()) + "/";
  }

  /** Stops once; a second call does nothing. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    dispatcher.stopWaiting();
    wire.stop(REQUESTS_GRACE);
    dispatcher.close();
    retention.close();
    workers.shutdown();
    try {
      if (!workers.awaitTermination(WORKERS_GRACE.toSeconds(), TimeUnit.SECONDS)) {
        LOG.atWarn().log("commands were still running at the end of the grace period");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    store.close();
    LOG.atInfo().log("server stopped");
  }
}
