package io.loquat.softdelete;

import io.loquat.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/**
 * Deletes documents whose time is over: by an index with {@code expireAfterSeconds}, or by the
 * option of that name of a clustered or time-series collection. It goes in {@link DatabaseRounds};
 * the store tells it where documents that expire were written. Thread-safe by these.
 */
public final class TtlMonitor implements AutoCloseable {
  /** As MongoDB's {@code ttlMonitorSleepSecs}. */
  public static final Duration PERIOD_DEFAULT = Duration.ofSeconds(60);

  private final Store store;
  private final Clock clock;
  private final DatabaseRounds rounds;
  private final LongAdder deleted = new LongAdder();
  private final LongAdder transactions = new LongAdder();
  private volatile Duration period = PERIOD_DEFAULT;
  private volatile boolean enabled = true;

  /** What the monitor has done since the server started. */
  public record Figures(long passes, long subPasses, long deletedDocuments, long failures) {}

  public TtlMonitor(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
    TtlVisit visits = new TtlVisit(store, clock, this::deleted, this::stopping);
    this.rounds =
        new DatabaseRounds(
            store,
            clock,
            "ttl-monitor",
            visits::visit,
            DatabaseRounds.WALKED_A_ROUND,
            DatabaseRounds.REMEMBERED_MAX);
  }

  private boolean stopping() {
    return rounds.stopping();
  }

  private void deleted(long documents) {
    transactions.increment();
    deleted.add(documents);
  }

  /** Goes round from now on, every so often; a period of zero is never. */
  public void start(Duration every) {
    period = every;
    rounds.start(every, this::sweep);
  }

  /** How often it goes round. */
  public Duration period() {
    return period;
  }

  /** Whether anything is deleted. */
  public boolean enabled() {
    return enabled;
  }

  /** Has it delete, or rest: what is due waits. */
  public void enable(boolean wanted) {
    enabled = wanted;
  }

  /** One round, if it is enabled. Never fails. */
  public void sweep() {
    if (!enabled) {
      return;
    }
    store.takeExpiryChanges().forEach(database -> rounds.expect(database, clock.instant()));
    rounds.round();
  }

  public Figures figures() {
    return new Figures(rounds.rounds(), transactions.sum(), deleted.sum(), rounds.failures());
  }

  /** Databases in which something will be due. */
  int remembered() {
    return rounds.remembered();
  }

  /** Ends the rounds; one under way stops after its transaction. */
  @Override
  public void close() {
    rounds.close();
  }
}
