package io.loquat.faults.history;

import java.util.List;
import java.util.Optional;

/**
 * The earliest time at which a version can have become current, and the operations that say so.
 * Confined to one check, which goes from version to version.
 */
final class EarliestTime {
  private Optional<Operation> lastBegun = Optional.empty();
  private Optional<Operation> firstEnded = Optional.empty();

  /** Goes on to the next version: its time is no earlier than this one's. */
  void nextVersion() {
    firstEnded = Optional.empty();
  }

  /** The version became current only after these began. */
  void afterBeginOf(List<Operation> operations) {
    for (Operation operation : operations) {
      if (lastBegun.isEmpty() || lastBegun.get().invokedNanos() < operation.invokedNanos()) {
        lastBegun = Optional.of(operation);
      }
    }
  }

  /** The version was current before these ended. */
  void beforeEndOf(List<Operation> operations) {
    for (Operation operation : operations) {
      if (firstEnded.isEmpty() || firstEnded.get().endedNanos() > operation.endedNanos()) {
        firstEnded = Optional.of(operation);
      }
    }
  }

  /** The two operations that leave the version no time, the earlier one first. */
  List<Operation> contradiction() {
    return lastBegun.isPresent()
            && firstEnded.isPresent()
            && firstEnded.get().endedNanos() < lastBegun.get().invokedNanos()
        ? List.of(firstEnded.get(), lastBegun.get())
        : List.of();
  }
}
