package io.loquat.faults.history;

/**
 * One operation of one client on one document. Immutable.
 *
 * @param invokedNanos before it was sent, on a clock that all clients share
 * @param endedNanos after its answer came, on the same clock
 */
public record Operation(
    int client, String document, long invokedNanos, long endedNanos, Outcome outcome) {
  /** The end of what has no answer. */
  static final long NEVER = Long.MAX_VALUE;

  public Operation {
    if (outcome instanceof Outcome.Unanswered) {
      endedNanos = NEVER;
    }
    if (invokedNanos > endedNanos) {
      throw new IllegalArgumentException("ended before it began: " + outcome);
    }
  }

  /** One line of a kept history. */
  @Override
  public String toString() {
    String end = endedNanos == NEVER ? "never" : micros(endedNanos);
    return "client %d, document %s, %s to %s: %s"
        .formatted(client, document, micros(invokedNanos), end, outcome);
  }

  private static String micros(long nanos) {
    return "%,d us".formatted(nanos / 1_000);
  }
}
