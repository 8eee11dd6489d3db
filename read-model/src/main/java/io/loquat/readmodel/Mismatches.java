package io.loquat.readmodel;

import io.loquat.readmodel.document.ExpectedVersion;
import io.loquat.readmodel.error.DocumentNotFoundException;
import io.loquat.readmodel.error.VersionMismatchException;
import java.util.Optional;

/** Checks expected versions as a server does, with the same exceptions. Stateless. */
final class Mismatches {
  /** Stands for the version of a value that is not there. */
  static final long ABSENT = 0;

  private Mismatches() {}

  /**
   * Lets a write through whose demand is met.
   *
   * @param actual the value's version, or {@link #ABSENT}
   */
  static void check(String key, ExpectedVersion expected, long actual) {
    switch (expected) {
      case ExpectedVersion.Exactly(long version) when version != actual ->
          throw mismatch(key, expected, actual);
      case ExpectedVersion.DocumentDoesNotExist none when actual != ABSENT ->
          throw mismatch(key, expected, actual);
      case ExpectedVersion.DocumentExists exists when actual == ABSENT -> throw notFound(key);
      default -> {
        // The demand is met.
      }
    }
  }

  private static VersionMismatchException mismatch(
      String key, ExpectedVersion expected, long actual) {
    String message =
        "Version mismatch: expected %s, but the document is at %s"
            .formatted(expected.toBson(), actual);
    return new VersionMismatchException(message, expected, actual, Optional.of(key));
  }

  private static DocumentNotFoundException notFound(String key) {
    return new DocumentNotFoundException(
        "There is no document '%s'".formatted(key), Optional.of(key));
  }
}
