package io.loquat.embedded;

import io.loquat.commands.Dispatcher;
import io.loquat.commands.ServerSettings;
import io.loquat.model.SystemFields;
import io.loquat.readmodel.channel.CommandChannel;
import io.loquat.readmodel.document.DocumentStore;
import io.loquat.softdelete.RetentionSweeper;
import io.loquat.softdelete.TtlMonitor;
import io.loquat.store.Store;
import io.loquat.store.StoreException;
import io.loquat.store.sqlite.SqliteStore;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server inside an application, without a port: the same commands on the same files. Thread-safe;
 * one serves a whole application.
 *
 * <p>It locks its folder: no server and no other application can open it meanwhile. Closing it ends
 * what runs, and lets the folder go; then a server can serve it as it is.
 *
 * {@snippet :
 * try (EmbeddedLoquat loquat = EmbeddedLoquat.open(Path.of("data"))) {
 *   DocumentStore shop = loquat.documentStore("shop");
 *   shop.insertOne("users", new User("u1", "Ada", 36));
 * }
 * }
 */
public final class EmbeddedLoquat implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedLoquat.class);

  private final Store store;
  private final RetentionSweeper retention;
  private final ThreadPoolExecutor workers;
  private final Dispatcher dispatcher;
  private final DispatcherChannel channel;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedLoquat(Store store, Path dataFolder, EmbeddedOptions options) {
    this.store = store;
    this.retention = new RetentionSweeper(store, Clock.systemUTC());
    this.workers = Workers.create();
    this.dispatcher = new Dispatcher(store, settings(dataFolder, options), workers, retention);
    this.channel = new DispatcherChannel(dispatcher);
    retention.start(options.retentionSweep());
    dispatcher.ttl().start(TtlMonitor.PERIOD_DEFAULT);
  }

  /** As {@link #open(Path, EmbeddedOptions)} with the defaults. */
  public static EmbeddedLoquat open(Path dataFolder) {
    return open(dataFolder, EmbeddedOptions.defaults());
  }

  /**
   * Opens a data folder, made if it is not there.
   *
   * @throws FolderUnavailableException if another process, or another part of this one, has it, or
   *     if it cannot be written
   */
  public static EmbeddedLoquat open(Path dataFolder, EmbeddedOptions options) {
    Store store = openStore(dataFolder, options);
    LOG.atInfo().addKeyValue("data", dataFolder).log("embedded server started");
    return new EmbeddedLoquat(store, dataFolder, options);
  }

  private static Store openStore(Path dataFolder, EmbeddedOptions options) {
    try {
      return SqliteStore.open(dataFolder, profile(options));
    } catch (StoreException | UncheckedIOException e) {
      throw new FolderUnavailableException(String.valueOf(e.getMessage()), e);
    }
  }

  private static SystemFields profile(EmbeddedOptions options) {
    return switch (options.systemFields()) {
      case VISIBLE -> SystemFields.VISIBLE;
      case HIDDEN -> SystemFields.HIDDEN;
    };
  }

  private static ServerSettings settings(Path dataFolder, EmbeddedOptions options) {
    return new ServerSettings(
        ServerSettings.Topology.MONGOS, profile(options), dataFolder, "", 0, "embedded", List.of());
  }

  /** A database; it is made by the first write. Closing the store does nothing. */
  public DocumentStore documentStore(String database) {
    return DocumentStore.over(channel(), database);
  }

  /** What runs commands here. Closing it does nothing. */
  public CommandChannel channel() {
    return channel;
  }

  /** Stops once; a second call does nothing. Calls from now on fail. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    dispatcher.close();
    retention.close();
    Workers.stop(workers);
    store.close();
    LOG.atInfo().log("embedded server stopped");
  }
}
