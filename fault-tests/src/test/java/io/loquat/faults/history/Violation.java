package io.loquat.faults.history;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Why no order explains a history. Immutable.
 *
 * @param operations the ones that cannot all be true
 */
public record Violation(Kind kind, long version, List<Operation> operations) {
  /** The ways in which a history can be wrong. */
  public enum Kind {
    /** Two clients were told that they changed the same version. */
    TWO_WINNERS,
    /** Somebody saw a version that nobody can have written. */
    NO_WRITER,
    /** A read gave another value than its version was written with. */
    OTHER_VALUE,
    /** A version was current only before something that ended earlier, or versions went back. */
    OUT_OF_ORDER,
    /** A mismatch names the expected version as the actual one. */
    MISMATCH_WITHOUT_DIFFERENCE
  }

  public Violation {
    operations = List.copyOf(operations);
  }

  @Override
  public String toString() {
    return kind
        + " at version "
        + version
        + operations.stream()
            .map(Operation::toString)
            .collect(Collectors.joining("\n  ", "\n  ", ""));
  }
}
