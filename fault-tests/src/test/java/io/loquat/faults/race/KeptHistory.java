package io.loquat.faults.race;

import io.loquat.faults.history.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** The file that a failed race leaves: its history, by the time at which operations began. */
final class KeptHistory {
  private static final Path FOLDER = Path.of("target", "faults");

  private KeptHistory() {}

  static String write(String race, List<Operation> history) {
    Path file = FOLDER.resolve(race.replace(' ', '-') + ".history");
    try {
      Files.createDirectories(FOLDER);
      Files.write(
          file,
          history.stream()
              .sorted(Comparator.comparingLong(Operation::invokedNanos))
              .map(Operation::toString)
              .toList());
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    return "history kept in " + file.toAbsolutePath();
  }
}
