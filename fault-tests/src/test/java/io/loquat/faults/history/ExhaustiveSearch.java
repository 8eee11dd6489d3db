package io.loquat.faults.history;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The slow checker: tries every order (Wing and Gong's search, which remembers where it has been).
 * It knows nothing of versions but how one operation changes a register, and so says whether {@link
 * VersionOrder} is right. Confined to one check.
 */
final class ExhaustiveSearch {
  static final int OPERATIONS_MAX = 20;

  /**
   * A place in the search.
   *
   * @param done one bit for each operation that has had its turn
   */
  private record Place(int done, RegisterState state) {}

  private final List<Operation> operations;
  private final Set<Place> deadEnds = new HashSet<>();

  private ExhaustiveSearch(List<Operation> operations) {
    this.operations = operations;
  }

  static boolean isLinearizable(RegisterState initial, List<Operation> operations) {
    if (operations.size() > OPERATIONS_MAX) {
      throw new IllegalArgumentException("too many operations to try: " + operations.size());
    }
    return new ExhaustiveSearch(operations).leadsToTheEnd(new Place(0, initial));
  }

  private boolean leadsToTheEnd(Place place) {
    if (nothingAnsweredIsLeft(place)) {
      return true;
    }
    if (deadEnds.contains(place)) {
      return false;
    }
    long firstEnd = firstEnd(place);
    for (int index = 0; index < operations.size(); index++) {
      Operation operation = operations.get(index);
      if (isLeft(place, index) && operation.invokedNanos() <= firstEnd) {
        Optional<RegisterState> next = apply(operation.outcome(), place.state());
        if (next.isPresent() && leadsToTheEnd(new Place(place.done() | 1 << index, next.get()))) {
          return true;
        }
      }
    }
    deadEnds.add(place);
    return false;
  }

  private boolean nothingAnsweredIsLeft(Place place) {
    return firstEnd(place) == Operation.NEVER;
  }

  private long firstEnd(Place place) {
    long first = Operation.NEVER;
    for (int index = 0; index < operations.size(); index++) {
      if (isLeft(place, index)) {
        first = Math.min(first, operations.get(index).endedNanos());
      }
    }
    return first;
  }

  private static boolean isLeft(Place place, int index) {
    return (place.done() & 1 << index) == 0;
  }

  /** The state after an operation that has this outcome; none if it cannot have it here. */
  private static Optional<RegisterState> apply(Outcome outcome, RegisterState state) {
    return switch (outcome) {
      case Outcome.Seen(RegisterState seen) -> Optional.of(state).filter(seen::equals);
      case Outcome.Swapped(long expected, String value) -> swap(state, expected, value);
      case Outcome.Mismatched(long expected, long actual) ->
          Optional.of(state).filter(now -> now.version() == actual && expected != actual);
      case Outcome.Unanswered(long expected, String value) ->
          Optional.of(swap(state, expected, value).orElse(state));
    };
  }

  private static Optional<RegisterState> swap(RegisterState state, long expected, String value) {
    return state.version() == expected
        ? Optional.of(new RegisterState(expected + 1, value))
        : Optional.empty();
  }
}
