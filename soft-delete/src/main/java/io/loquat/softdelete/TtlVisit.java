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
 * The monitor's visits to single databases: each deletes what is due there and says when to come
 * again. Confined to the monitor's caller.
 *
 * @param onDeleted told of each transaction's count of documents
 * @param stopping asked between two transactions
 */
record TtlVisit(Store store, Clock clock, LongConsumer onDeleted, BooleanSupplier stopping) {
  /** So few that other writes of the database hardly wait. */
  static final int DOCUMENTS_A_TRANSACTION_MAX = 500;

  private static final int TRANSACTIONS_MAX = 200;
  private static final Duration TIME_MAX = Duration.ofSeconds(30);

  /** A rule under which something will be due, and when. */
  private record Pending(TtlRule rule, Instant due) {}

  /** Deletes what is due; empty if nothing ever will be as things stand. */
  Optional<Instant> visit(String database) {
    List<Pending> found = store.read(database, Deadline.in(TIME_MAX), TtlVisit::pending);
    Optional<Instant> next = Optional.empty();
    for (Pending pending : found) {
      Optional<Instant> due =
          pending.due().isAfter(clock.instant())
              ? Optional.of(pending.due())
              : expire(pending.rule());
      next = earlier(next, due);
    }
    return next;
  }

  private static List<Pending> pending(Snapshot snapshot) {
    List<Pending> pending = new ArrayList<>();
    for (CollectionInfo collection : snapshot.collections()) {
      for (TtlRule rule : TtlRule.of(collection)) {
        due(snapshot, rule).ifPresent(time -> pending.add(new Pending(rule, time)));
      }
    }
    return pending;
  }

  private static Optional<Instant> due(Snapshot snapshot, TtlRule rule) {
    return snapshot
        .oldestTime(rule.collection().namespace().collection(), rule.by())
        .map(rule::due);
  }

  private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
    return one.isPresent() && other.isPresent() && other.get().isAfter(one.get())
        ? one
        : other.or(() -> one);
  }

  private Optional<Instant> expire(TtlRule rule) {
    String database = rule.collection().namespace().database();
    for (int i = 0; i < TRANSACTIONS_MAX && !stopping.getAsBoolean(); i++) {
      Instant upTo = rule.upTo(clock.instant());
      List<Long> records =
          store.read(database, Deadline.in(TIME_MAX), snapshot -> expired(snapshot, rule, upTo));
      if (records.isEmpty()) {
        return store.read(database, Deadline.in(TIME_MAX), snapshot -> due(snapshot, rule));
      }
      onDeleted.accept(delete(rule, upTo, records));
    }
    return Optional.of(clock.instant());
  }

  private static List<Long> expired(Snapshot snapshot, TtlRule rule, Instant upTo) {
    return snapshot
        .collection(rule.collection().namespace().collection())
        .filter(found -> found.uuid().equals(rule.collection().uuid()))
        .map(
            found ->
                snapshot.expired(
                    found.namespace().collection(), rule.by(), upTo, DOCUMENTS_A_TRANSACTION_MAX))
        .orElse(List.of());
  }

  private long delete(TtlRule rule, Instant upTo, List<Long> records) {
    try {
      return store
          .write(
              rule.collection().namespace().database(),
              Deadline.in(TIME_MAX),
              transaction -> delete(transaction, rule, upTo, records))
          .toCompletableFuture()
          .join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException reason ? reason : e;
    }
  }

  /** What was seen before may be dropped or have other rules by now. */
  private static long delete(
      WriteTransaction transaction, TtlRule rule, Instant upTo, List<Long> records) {
    return transaction
        .collection(rule.collection().namespace().collection())
        .filter(found -> found.uuid().equals(rule.collection().uuid()))
        .filter(found -> TtlRule.of(found).stream().anyMatch(now -> sameRule(now, rule)))
        .map(
            found ->
                transaction.expire(
                    found, rule.by(), upTo, records, SoftDeleteOptions.of(found).softDelete()))
        .orElse(0L);
  }

  private static boolean sameRule(TtlRule one, TtlRule other) {
    return one.by().equals(other.by()) && one.seconds() == other.seconds();
  }
}
