package io.loquat.faults.history;

import static io.loquat.faults.history.Violation.Kind.MISMATCH_WITHOUT_DIFFERENCE;
import static io.loquat.faults.history.Violation.Kind.NO_WRITER;
import static io.loquat.faults.history.Violation.Kind.OTHER_VALUE;
import static io.loquat.faults.history.Violation.Kind.OUT_OF_ORDER;
import static io.loquat.faults.history.Violation.Kind.TWO_WINNERS;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The checker: is the history of one document linearizable? Confined to one check.
 *
 * <p>That is hard in general, but easy with versions. Each write makes version {@code v} from
 * {@code v - 1}, so the order of the writes is known, and what is left to find is a time for each:
 * {@code t(v)}, from which version {@code v} was current. An acknowledged write was under way at
 * {@code t(v)}. Who saw version {@code v} (a read, or a mismatch that names it) ended no earlier
 * than {@code t(v)} and began no later than {@code t(v + 1)}. Times never go back. Taking for each
 * version the earliest time that is allowed leaves most room for the next ones, so one pass
 * decides.
 *
 * <p>A write without an answer begins at a known time and has no end; it is used where a version
 * has no other writer, and of several the one that began first, which allows whatever the others
 * would allow. It can make no other version than the one after what it expected. Unused, it never
 * happened.
 *
 * <p>A history of many documents is linearizable if it is for each document.
 */
public final class VersionOrder {
  private final RegisterState initial;
  private final Map<Long, Operation> winners = new HashMap<>();
  private final Map<Long, List<Operation>> unanswered = new HashMap<>();
  private final Map<Long, List<Operation>> witnesses = new HashMap<>();
  private final List<Violation> violations = new ArrayList<>();
  private long last;

  private VersionOrder(RegisterState initial) {
    this.initial = initial;
    this.last = initial.version();
  }

  /**
   * The first thing found that no order explains, if there is any.
   *
   * @param initial what the document held before the first operation
   * @param operations of one document, in any order
   */
  public static Optional<Violation> check(RegisterState initial, Iterable<Operation> operations) {
    VersionOrder order = new VersionOrder(initial);
    operations.forEach(order::add);
    if (order.violations.isEmpty()) {
      order.findTimes();
    }
    return order.violations.stream().findFirst();
  }

  private void add(Operation operation) {
    switch (operation.outcome()) {
      case Outcome.Seen(RegisterState state) -> witnessed(state.version(), operation);
      case Outcome.Swapped(long expected, String value) -> won(expected + 1, operation);
      case Outcome.Mismatched(long expected, long actual) -> {
        if (expected == actual) {
          violated(MISMATCH_WITHOUT_DIFFERENCE, actual, List.of(operation));
        }
        witnessed(actual, operation);
      }
      case Outcome.Unanswered(long expected, String value) ->
          unanswered.computeIfAbsent(expected + 1, version -> new ArrayList<>()).add(operation);
    }
  }

  private void witnessed(long version, Operation operation) {
    witnesses.computeIfAbsent(version, key -> new ArrayList<>()).add(operation);
    mustExist(version, operation);
  }

  private void won(long version, Operation operation) {
    Operation other = winners.putIfAbsent(version, operation);
    if (other != null) {
      violated(TWO_WINNERS, version, List.of(other, operation));
    }
    mustExist(version - 1, operation);
    last = Math.max(last, version);
  }

  private void mustExist(long version, Operation operation) {
    if (version < initial.version()) {
      violated(NO_WRITER, version, List.of(operation));
    }
    last = Math.max(last, version);
  }

  private void findTimes() {
    checkValues(initial.version(), initial.value(), List.of());
    EarliestTime time = new EarliestTime();
    for (long version = initial.version() + 1; version <= last && violations.isEmpty(); version++) {
      Optional<Operation> writer = writer(version);
      if (writer.isPresent()) {
        checkValues(version, value(writer.get()), List.of(writer.get()));
        checkTime(time, version, List.of(writer.get()));
      } else {
        violated(NO_WRITER, version, both(candidates(version), seen(version)));
      }
    }
  }

  private void checkTime(EarliestTime time, long version, List<Operation> writer) {
    time.nextVersion();
    time.afterBeginOf(writer);
    time.afterBeginOf(seen(version - 1));
    time.beforeEndOf(writer);
    time.beforeEndOf(seen(version));
    if (!time.contradiction().isEmpty()) {
      violated(OUT_OF_ORDER, version, time.contradiction());
    }
  }

  private Optional<Operation> writer(long version) {
    Operation winner = winners.get(version);
    return winner != null
        ? Optional.of(winner)
        : candidates(version).stream()
            .filter(candidate -> explains(candidate, version))
            .min(Comparator.comparingLong(Operation::invokedNanos));
  }

  private boolean explains(Operation candidate, long version) {
    return seen(version).stream().allMatch(witness -> agrees(witness, value(candidate)));
  }

  private void checkValues(long version, String value, List<Operation> writer) {
    List<Operation> others =
        seen(version).stream().filter(witness -> !agrees(witness, value)).toList();
    if (!others.isEmpty()) {
      violated(OTHER_VALUE, version, both(writer, others));
    }
  }

  private static boolean agrees(Operation witness, String value) {
    return !(witness.outcome() instanceof Outcome.Seen(RegisterState state))
        || state.value().equals(value);
  }

  private List<Operation> candidates(long version) {
    return unanswered.getOrDefault(version, List.of());
  }

  private List<Operation> seen(long version) {
    return witnesses.getOrDefault(version, List.of());
  }

  private static String value(Operation writer) {
    return switch (writer.outcome()) {
      case Outcome.Swapped swapped -> swapped.value();
      case Outcome.Unanswered unanswered -> unanswered.value();
      case Outcome.Seen seen -> throw new IllegalArgumentException("no write: " + seen);
      case Outcome.Mismatched refused -> throw new IllegalArgumentException("no write: " + refused);
    };
  }

  private static List<Operation> both(List<Operation> some, List<Operation> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  private void violated(Violation.Kind kind, long version, List<Operation> operations) {
    violations.add(new Violation(kind, version, operations));
  }
}
