package io.loquat.faults.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A register with a few clients, played step by step: what comes out is a history that some order
 * explains. Confined to one play.
 */
final class SimulatedRegister {
  static final RegisterState INITIAL = new RegisterState(1, "a");
  private static final int CLIENTS_MAX = 4;
  private static final int STEPS_PER_OPERATION = 3;
  private static final List<String> VALUES = List.of("a", "b", "c");

  private final Random random;
  private final List<Operation> history = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();
  private RegisterState state = INITIAL;
  private long now;

  /** An operation under way. */
  private final class Call {
    private final int client;
    private final boolean read = random.nextInt(3) == 0;
    private final boolean isAnswered = read || random.nextInt(5) > 0;
    private final long expected = state.version() + random.nextInt(-3, 4) / 2;
    private final String value = VALUES.get(random.nextInt(VALUES.size()));
    private final long invoked = now;

    /** Before it took place, what it would be without an answer. */
    private Outcome outcome = new Outcome.Unanswered(expected, value);

    private boolean done;

    Call(int client) {
      this.client = client;
    }

    void takePlace() {
      if (read) {
        outcome = new Outcome.Seen(state);
      } else if (state.version() != expected) {
        answer(new Outcome.Mismatched(expected, state.version()));
      } else {
        state = new RegisterState(expected + 1, value);
        answer(new Outcome.Swapped(expected, value));
      }
      done = true;
    }

    private void answer(Outcome answer) {
      outcome = isAnswered ? answer : outcome;
    }

    Operation end() {
      return new Operation(client, "x", invoked, now, outcome);
    }
  }

  private SimulatedRegister(Random random) {
    this.random = random;
  }

  static List<Operation> play(Random random, int operations) {
    SimulatedRegister register = new SimulatedRegister(random);
    for (int step = 0; step < operations * STEPS_PER_OPERATION; step++) {
      register.step(random.nextInt(CLIENTS_MAX), operations);
    }
    register.calls.stream().filter(call -> call.done || !call.isAnswered).forEach(register::end);
    return register.history;
  }

  /** Time passes, or not; then the client begins something, or it takes place, or it ends. */
  private void step(int client, int operationsMax) {
    now += random.nextInt(3);
    List<Call> own =
        calls.stream().filter(call -> call.client == client && call.isAnswered).toList();
    if (!own.isEmpty() && own.getFirst().done) {
      calls.remove(own.getFirst());
      end(own.getFirst());
    } else if (!own.isEmpty()) {
      own.getFirst().takePlace();
    } else if (random.nextInt(4) == 0) {
      calls.stream().filter(call -> !call.isAnswered && !call.done).forEach(Call::takePlace);
    } else if (history.size() + calls.size() < operationsMax) {
      calls.add(new Call(client));
    }
  }

  private void end(Call call) {
    history.add(call.end());
  }
}
