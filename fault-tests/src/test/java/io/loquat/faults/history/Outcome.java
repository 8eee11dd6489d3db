package io.loquat.faults.history;

/** What a client asked of one document, with what it heard. Immutable. */
public sealed interface Outcome {
  /** A read's answer. */
  record Seen(RegisterState state) implements Outcome {}

  /**
   * A compare-and-swap that was acknowledged: the version went from {@code expected} to one more.
   */
  record Swapped(long expected, String value) implements Outcome {}

  /** A compare-and-swap that was refused, because the document was at another version. */
  record Mismatched(long expected, long actual) implements Outcome {}

  /** A compare-and-swap whose answer never came: it happens at some time, or never. */
  record Unanswered(long expected, String value) implements Outcome {}
}
