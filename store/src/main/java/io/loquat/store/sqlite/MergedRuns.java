package io.loquat.store.sqlite;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;

/** Several sorted runs of entries as one. Confined to the thread that builds. */
final class MergedRuns {
  /** A run and its next entry. */
  private record Head(IndexEntry entry, Iterator<IndexEntry> rest) {}

  private final PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::entry));

  MergedRuns(List<KeyRun> runs, Iterator<IndexEntry> inMemory) {
    runs.forEach(this::push);
    push(inMemory);
  }

  private void push(Iterator<IndexEntry> run) {
    if (run.hasNext()) {
      heads.add(new Head(run.next(), run));
    }
  }

  /**
   * The next entries, no more than so many or, but for the last, so many bytes; none at the end.
   */
  List<IndexEntry> next(int entriesMax, long bytesMax) {
    List<IndexEntry> found = new ArrayList<>();
    long bytes = 0;
    while (!heads.isEmpty() && found.size() < entriesMax && bytes < bytesMax) {
      Head head = Objects.requireNonNull(heads.poll());
      found.add(head.entry());
      bytes += head.entry().key().length;
      push(head.rest());
    }
    return found;
  }
}
