package io.loquat.softdelete;

import io.loquat.store.Store;
import io.loquat.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Purges documents that have been archived for longer than their collection keeps them.
 * Thread-safe: rounds run one at a time, on a thread of its own once started.
 *
 * <p>It must neither wake the databases that sleep nor keep those awake that would go to sleep. So
 * it looks into each database once, a few a round, and remembers only when the oldest archived
 * document is due; writers tell it what they archive and which options they change. A database that
 * has just been opened is looked into as well: its file may have come from elsewhere.
 */
public final class RetentionSweeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RetentionSweeper.class);
  private static final int WALKED_A_ROUND = 200;
  private static final int REMEMBERED_MAX = 100_000;
  private static final Duration RETRY_AFTER = Duration.ofMinutes(10);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(1);

  private final Store store;
  private final Clock clock;
  private final RetentionVisit visits;
  private final int walkedARound;
  private final DueTimes times;
  private final LongAdder sweeps = new LongAdder();
  private final LongAdder purged = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("loquat-retention-sweeper").factory());
  private Iterator<String> walk = Set.<String>of().iterator();
  private Set<String> openBefore = Set.of();
  private volatile boolean walkWanted = true;
  private volatile boolean stopping;

  /** What the sweeper has done since the server started. */
  public record Figures(long sweeps, long archivedDocumentsPurged, long failures) {}

  public RetentionSweeper(Store store, Clock clock) {
    this(store, clock, WALKED_A_ROUND, REMEMBERED_MAX);
  }

  RetentionSweeper(Store store, Clock clock, int walkedARound, int rememberedMax) {
    this.store = store;
    this.clock = clock;
    this.visits = new RetentionVisit(store, clock, purged::add, () -> stopping);
    this.walkedARound = walkedARound;
    this.times = new DueTimes(rememberedMax);
  }

  /** Sweeps from now on; a period of zero is never. */
  public void start(Duration period) {
    if (period.isPositive()) {
      long millis = period.toMillis();
      var unused =
          thread.scheduleWithFixedDelay(this::sweep, millis, millis, TimeUnit.MILLISECONDS);
    }
  }

  /** Documents of a collection with these options have just been archived. */
  public void archived(String database, SoftDeleteOptions options) {
    if (options.expireArchivedAfterSeconds().isPresent()) {
      expect(
          database, clock.instant().plusSeconds(options.expireArchivedAfterSeconds().getAsInt()));
    }
  }

  /** How long a collection keeps its archived documents may have changed. */
  public void optionsChanged(String database) {
    expect(database, clock.instant());
  }

  /** What there is no room to remember is found again by walking through all databases. */
  private void expect(String database, Instant time) {
    if (!times.expect(database, time)) {
      walkWanted = true;
    }
  }

  /** One round. Never fails. */
  public synchronized void sweep() {
    sweeps.increment();
    try {
      Set<String> databases = new LinkedHashSet<>(times.take(clock.instant()));
      databases.addAll(justOpened());
      walk(databases);
      databases.forEach(this::visit);
      openBefore = new HashSet<>(store.openDatabases());
    } catch (RuntimeException e) {
      failed("", e);
    }
  }

  private Set<String> justOpened() {
    Set<String> open = new HashSet<>(store.openDatabases());
    open.removeAll(openBefore);
    return open;
  }

  private void walk(Collection<String> databases) {
    if (!walk.hasNext() && walkWanted) {
      walkWanted = false;
      walk =
          store.databases().stream()
              .filter(database -> database.problem().isEmpty())
              .map(Store.DatabaseSummary::name)
              .toList()
              .iterator();
    }
    for (int i = 0; i < walkedARound && walk.hasNext(); i++) {
      databases.add(walk.next());
    }
  }

  private void visit(String database) {
    if (stopping) {
      return;
    }
    try {
      visits.visit(database).ifPresent(time -> expect(database, time));
    } catch (StoreException.Unreadable e) {
      // It is looked into again once somebody could open it.
      failed(database, e);
    } catch (RuntimeException e) {
      failed(database, e);
      expect(database, clock.instant().plus(RETRY_AFTER));
    }
  }

  private void failed(String database, RuntimeException problem) {
    if (stopping) {
      return;
    }
    failures.increment();
    LOG.atWarn()
        .addKeyValue("database", database)
        .setCause(problem)
        .log("archived documents could not be purged");
  }

  public Figures figures() {
    return new Figures(sweeps.sum(), purged.sum(), failures.sum());
  }

  /** Databases in which something will be due. */
  int remembered() {
    return times.count();
  }

  /** Ends the rounds; one under way stops after its transaction. */
  @Override
  public void close() {
    stopping = true;
    thread.shutdown();
    try {
      if (!thread.awaitTermination(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.atWarn().log("the retention sweeper was still at work at the end of its grace period");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
