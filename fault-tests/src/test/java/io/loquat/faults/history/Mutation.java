package io.loquat.faults.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small falsifications of a history. */
final class Mutation {
  private Mutation() {}

  /** The history with one operation changed, dropped or doubled. */
  static List<Operation> of(List<Operation> history, Random random) {
    List<Operation> mutated = new ArrayList<>(history);
    if (!mutated.isEmpty()) {
      int index = random.nextInt(mutated.size());
      Operation chosen = mutated.get(index);
      switch (random.nextInt(6)) {
        case 0 -> mutated.remove(index);
        case 1 -> mutated.add(chosen);
        case 2 -> mutated.set(index, moved(chosen, random));
        default -> mutated.set(index, with(chosen, changed(chosen.outcome(), random)));
      }
    }
    return mutated;
  }

  private static Operation moved(Operation operation, Random random) {
    long later = random.nextInt(-6, 7);
    long longer =
        operation.endedNanos() == Operation.NEVER
            ? 0
            : operation.endedNanos() - operation.invokedNanos();
    long invoked = operation.invokedNanos() + later;
    return new Operation(
        operation.client(), operation.document(), invoked, invoked + longer, operation.outcome());
  }

  private static Operation with(Operation operation, Outcome outcome) {
    long ended =
        operation.endedNanos() == Operation.NEVER
            ? operation.invokedNanos() + 1
            : operation.endedNanos();
    return new Operation(
        operation.client(), operation.document(), operation.invokedNanos(), ended, outcome);
  }

  private static Outcome changed(Outcome outcome, Random random) {
    int by = random.nextInt(-1, 2);
    String other = random.nextBoolean() ? "a" : "b";
    return switch (outcome) {
      case Outcome.Seen(RegisterState state) ->
          new Outcome.Seen(new RegisterState(state.version() + by, other));
      case Outcome.Swapped(long expected, String value) ->
          random.nextBoolean()
              ? new Outcome.Unanswered(expected, value)
              : new Outcome.Swapped(expected + by, other);
      case Outcome.Mismatched(long expected, long actual) ->
          random.nextBoolean()
              ? new Outcome.Mismatched(expected + by, actual)
              : new Outcome.Mismatched(expected, actual + by);
      case Outcome.Unanswered(long expected, String value) ->
          random.nextBoolean()
              ? new Outcome.Swapped(expected, value)
              : new Outcome.Unanswered(expected + by, other);
    };
  }
}
