package io.loquat.softdelete;

import io.loquat.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;

/**
 * Purges documents that have been archived for longer than their collection keeps them, in {@link
 * DatabaseRounds}: writers tell it what they archive and which options they change. Thread-safe by
 * these.
 */
public final class RetentionSweeper implements AutoCloseable {
  private final Clock clock;
  private final DatabaseRounds rounds;
  private final LongAdder purged = new LongAdder();

  /** What the sweeper has done since the server started. */
  public record Figures(long sweeps, long archivedDocumentsPurged, long failures) {}

  public RetentionSweeper(Store store, Clock clock) {
    this(store, clock, DatabaseRounds.WALKED_A_ROUND, DatabaseRounds.REMEMBERED_MAX);
  }

  RetentionSweeper(Store store, Clock clock, int walkedARound, int rememberedMax) {
    this.clock = clock;
    RetentionVisit visits = new RetentionVisit(store, clock, purged::add, this::stopping);
    this.rounds =
        new DatabaseRounds(
            store, clock, "retention-sweeper", visits::visit, walkedARound, rememberedMax);
  }

  private boolean stopping() {
    return rounds.stopping();
  }

  /** Sweeps from now on; a period of zero is never. */
  public void start(Duration period) {
    rounds.start(period, rounds::round);
  }

  /** Documents of a collection with these options have just been archived. */
  public void archived(String database, SoftDeleteOptions options) {
    if (options.expireArchivedAfterSeconds().isPresent()) {
      int seconds = options.expireArchivedAfterSeconds().getAsInt();
      rounds.expect(database, clock.instant().plusSeconds(seconds));
    }
  }

  /** How long a collection keeps its archived documents may have changed. */
  public void optionsChanged(String database) {
    Instant now = clock.instant();
    rounds.expect(database, now);
  }

  /** One round. Never fails. */
  public void sweep() {
    rounds.round();
  }

  public Figures figures() {
    return new Figures(rounds.rounds(), purged.sum(), rounds.failures());
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
