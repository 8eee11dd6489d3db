package io.loquat.store.sqlite;

import io.loquat.model.Namespace;
import io.loquat.store.CollectionInfo;
import io.loquat.store.IndexBuildProgress;
import io.loquat.store.IndexBuildProgress.Phase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A build of indexes on one collection: what it makes, how far it is, how it ended. Thread-safe:
 * the marks are confined to the lane, the progress is one reference, the outcome a future.
 */
final class RunningBuild {
  private static final AtomicLong NUMBERS = new AtomicLong();

  private record Step(Phase phase, long done, long total) {}

  private final long number = NUMBERS.incrementAndGet();
  private final Instant started = Instant.now();
  private final CollectionInfo collection;
  private final List<IndexTable> indexes;
  private final BuildMarks marks;
  private final CompletableFuture<Void> outcome = new CompletableFuture<>();
  private volatile Step step;

  /**
   * @param indexes as registered, which is as being built
   * @param documents about how many there are to read
   */
  RunningBuild(
      CollectionInfo collection, List<IndexTable> indexes, BuildMarks marks, long documents) {
    this.collection = collection;
    this.indexes = List.copyOf(indexes);
    this.marks = marks;
    this.step = new Step(Phase.WAITING, 0, documents);
  }

  long number() {
    return number;
  }

  UUID collection() {
    return collection.uuid();
  }

  Namespace namespace() {
    return collection.namespace();
  }

  List<IndexTable> indexes() {
    return indexes;
  }

  boolean makes(int index) {
    return indexes.stream().anyMatch(made -> made.number() == index);
  }

  BuildMarks marks() {
    return marks;
  }

  CompletableFuture<Void> outcome() {
    return outcome;
  }

  void enter(Phase phase, long total) {
    step = new Step(phase, 0, total);
  }

  /** Adds to what is done of the phase; only the thread that builds calls it. */
  void advance(long done) {
    Step now = step;
    step = new Step(now.phase(), now.done() + done, Math.max(now.total(), now.done() + done));
  }

  IndexBuildProgress progress() {
    Step now = step;
    return new IndexBuildProgress(
        number,
        namespace(),
        indexes.stream().map(IndexTable::spec).toList(),
        now.phase(),
        now.done(),
        now.total(),
        started);
  }
}
