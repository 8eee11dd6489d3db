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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rounds through the databases in which something is due. Thread-safe: rounds run one at a time, on
 * a thread of their own once started.
 *
 * <p>They must neither wake the databases that sleep nor keep those awake that would go to sleep.
 * So each database is looked into once, a few a round, and only the time is remembered when the
 * next thing is due there; who changes what is due says so. A database that has just been opened is
 * looked into as well: its file may have come from elsewhere.
 */
final class DatabaseRounds implements AutoCloseable {
  /** What there is to do in a database. */
  @FunctionalInterface
  interface Visit {
    /** Does what is due; tells when the next thing will be, if anything. */
    Optional<Instant> visit(String database);
  }

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseRounds.class);
  static final int WALKED_A_ROUND = 200;
  static final int REMEMBERED_MAX = 100_000;
  private static final Duration RETRY_AFTER = Duration.ofMinutes(10);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(1);

  private final Store store;
  private final Clock clock;
  private final String name;
  private final Visit visits;
  private final int walkedARound;
  private final DueTimes times;
  private final LongAdder rounds = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final ScheduledExecutorService thread;
  private final AtomicReference<@Nullable ScheduledFuture<?>> schedule = new AtomicReference<>();
  private Iterator<String> walk = Set.<String>of().iterator();
  private Set<String> openBefore = Set.of();
  private volatile boolean walkWanted = true;
  private volatile boolean stopping;

  /**
   * @param name of the thread, and of what failed in the log
   */
  DatabaseRounds(
      Store store, Clock clock, String name, Visit visits, int walkedARound, int rememberedMax) {
    this.store = store;
    this.clock = clock;
    this.name = name;
    this.visits = visits;
    this.walkedARound = walkedARound;
    this.times = new DueTimes(rememberedMax);
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("loquat-" + name).factory());
  }

  /** Has rounds made from now on, in this period and no other; one of zero is never. */
  void start(Duration period, Runnable round) {
    long millis = period.toMillis();
    ScheduledFuture<?> next =
        period.isPositive()
            ? thread.scheduleWithFixedDelay(round, millis, millis, TimeUnit.MILLISECONDS)
            : null;
    ScheduledFuture<?> before = schedule.getAndSet(next);
    if (before != null) {
      before.cancel(false);
    }
  }

  /** What there is no room to remember is found again by walking through all databases. */
  void expect(String database, Instant time) {
    if (!times.expect(database, time)) {
      walkWanted = true;
    }
  }

  /** One round. Never fails. */
  synchronized void round() {
    rounds.increment();
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
        .addKeyValue("sweeper", name)
        .setCause(problem)
        .log("documents that are due could not be deleted");
  }

  long rounds() {
    return rounds.sum();
  }

  long failures() {
    return failures.sum();
  }

  boolean stopping() {
    return stopping;
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
        LOG.atWarn()
            .addKeyValue("sweeper", name)
            .log("a sweeper was still at work at the end of its grace period");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
