package io.loquat.softdelete;

import io.loquat.store.CollectionInfo;
import io.loquat.store.Snapshot;
import io.loquat.store.Store;
import io.loquat.store.Store.Deadline;
import io.loquat.store.WriteTransaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * The sweeper's visits to single databases: each purges what is due there and says when to come
 * again. Confined to the sweeper's caller.
 *
 * @param onPurged told of each count of documents that are gone
 * @param stopping asked between two transactions
 */
record RetentionVisit(Store store, Clock clock, LongConsumer onPurged, BooleanSupplier stopping) {
  /** So few that other writes of the database hardly wait. */
  static final int DOCUMENTS_A_TRANSACTION_MAX = 1_000;

  private static final int TRANSACTIONS_MAX = 100;
  private static final Duration TIME_MAX = Duration.ofSeconds(30);

  /** A collection with retention that has archived documents, and when its oldest is due. */
  private record Kept(CollectionInfo collection, Instant due) {}

  /** Whether more is due at once, or at what time. */
  private record Purge(long documents, Optional<Instant> due) {}

  /** Purges what is due; empty if nothing ever will be as things stand. */
  Optional<Instant> visit(String database) {
    List<Kept> found = store.read(database, Deadline.in(TIME_MAX), RetentionVisit::kept);
    Optional<Instant> next = Optional.empty();
    for (Kept kept : found) {
      Optional<Instant> due =
          kept.due().isAfter(clock.instant()) ? Optional.of(kept.due()) : purge(kept.collection());
      next = earlier(next, due);
    }
    return next;
  }

  private static List<Kept> kept(Snapshot snapshot) {
    List<Kept> kept = new ArrayList<>();
    for (CollectionInfo collection : snapshot.collections()) {
      due(snapshot, collection).ifPresent(time -> kept.add(new Kept(collection, time)));
    }
    return kept;
  }

  private static Optional<Instant> due(Snapshot snapshot, CollectionInfo collection) {
    var seconds = SoftDeleteOptions.of(collection).expireArchivedAfterSeconds();
    return seconds.isEmpty()
        ? Optional.empty()
        : snapshot
            .oldestArchived(collection.namespace().collection())
            .map(oldest -> oldest.plusSeconds(seconds.getAsInt()));
  }

  private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
    return one.isPresent() && other.isPresent() && other.get().isAfter(one.get())
        ? one
        : other.or(() -> one);
  }

  private Optional<Instant> purge(CollectionInfo collection) {
    for (int i = 0; i < TRANSACTIONS_MAX && !stopping.getAsBoolean(); i++) {
      Purge purge = purgeSome(collection);
      onPurged.accept(purge.documents());
      if (purge.documents() < DOCUMENTS_A_TRANSACTION_MAX) {
        return purge.due();
      }
    }
    return Optional.of(clock.instant());
  }

  private Purge purgeSome(CollectionInfo collection) {
    try {
      return store
          .write(
              collection.namespace().database(),
              Deadline.in(TIME_MAX),
              transaction -> purge(transaction, collection))
          .toCompletableFuture()
          .join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException reason ? reason : e;
    }
  }

  /** What was seen before may be dropped, renamed or kept for longer by now. */
  private Purge purge(WriteTransaction transaction, CollectionInfo seen) {
    Optional<CollectionInfo> current =
        transaction
            .collection(seen.namespace().collection())
            .filter(found -> found.uuid().equals(seen.uuid()));
    if (current.isEmpty()) {
      return new Purge(0, Optional.of(clock.instant()));
    }
    var seconds = SoftDeleteOptions.of(current.get()).expireArchivedAfterSeconds();
    if (seconds.isEmpty()) {
      return new Purge(0, Optional.empty());
    }
    Instant before = clock.instant().minusSeconds(seconds.getAsInt());
    long purged = transaction.purgeBefore(current.get(), before, DOCUMENTS_A_TRANSACTION_MAX);
    return new Purge(purged, due(transaction, current.get()));
  }
}
