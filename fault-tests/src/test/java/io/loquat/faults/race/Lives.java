package io.loquat.faults.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.faults.history.Operation;
import io.loquat.faults.history.Outcome;
import io.loquat.faults.history.RegisterState;
import io.loquat.faults.history.VersionOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The lives of ids: each begins with an insert and ends with a purge, and no two of one id overlap.
 * A life is a register of its own, whose versions go from 0 (before the insert) to one more than
 * its last (after the purge). Immutable.
 */
final class Lives {
  static final String PURGED = "purged";
  static final RegisterState BEFORE = new RegisterState(0, "absent");

  /** In place of a life, where a read found none. */
  static final String NONE = "";

  private Lives() {}

  /** When a life was there for certain: between its first proof and its last. */
  private record Span(String life, long fromNanos, long toNanos) {}

  static String name(String id, String life) {
    return id + "/" + life;
  }

  static RegisterState state(ArchiveRequests.Present present) {
    return new RegisterState(present.version(), present.archived() ? "archived" : "live");
  }

  /**
   * Checks the history of one id.
   *
   * @return how many lives it had
   */
  static int check(String id, List<Operation> history) {
    Map<String, List<Operation>> byLife =
        history.stream().collect(Collectors.groupingBy(Operation::document));
    List<Operation> absences = Optional.ofNullable(byLife.remove(name(id, NONE))).orElse(List.of());
    List<Span> spans = new ArrayList<>();
    byLife.forEach(
        (life, operations) -> {
          assertThat(VersionOrder.check(BEFORE, operations))
              .as("what no order explains in %s", life)
              .isEmpty();
          span(life, operations).ifPresent(spans::add);
        });
    checkThatNoneOverlap(spans);
    checkAbsences(spans, absences);
    return byLife.size();
  }

  private static Optional<Span> span(String life, List<Operation> operations) {
    List<Operation> proofs =
        operations.stream()
            .filter(operation -> !(operation.outcome() instanceof Outcome.Unanswered))
            .toList();
    if (proofs.isEmpty()) {
      return Optional.empty();
    }
    long from = proofs.stream().mapToLong(Operation::endedNanos).min().getAsLong();
    long to =
        operations.stream().anyMatch(Lives::mayBePurge)
            ? proofs.stream().mapToLong(Operation::invokedNanos).max().getAsLong()
            : Long.MAX_VALUE;
    return Optional.of(new Span(life, from, to)).filter(span -> from < to);
  }

  private static boolean mayBePurge(Operation operation) {
    return switch (operation.outcome()) {
      case Outcome.Swapped swapped -> swapped.value().equals(PURGED);
      case Outcome.Unanswered unanswered -> unanswered.value().equals(PURGED);
      case Outcome.Seen seen -> false;
      case Outcome.Mismatched refused -> false;
    };
  }

  private static void checkThatNoneOverlap(List<Span> spans) {
    spans.sort(Comparator.comparingLong(Span::fromNanos));
    for (int i = 1; i < spans.size(); i++) {
      assertThat(spans.get(i).fromNanos())
          .as("%s began while %s was there", spans.get(i), spans.get(i - 1))
          .isGreaterThanOrEqualTo(spans.get(i - 1).toNanos());
    }
  }

  private static void checkAbsences(List<Span> spans, List<Operation> absences) {
    TreeMap<Long, Span> byBegin = new TreeMap<>();
    spans.forEach(span -> byBegin.put(span.fromNanos(), span));
    for (Operation absence : absences) {
      var before = byBegin.lowerEntry(absence.invokedNanos());
      if (before != null) {
        assertThat(before.getValue().toNanos())
            .as("%s was not found, by %s", before.getValue(), absence)
            .isLessThanOrEqualTo(absence.endedNanos());
      }
    }
  }
}
