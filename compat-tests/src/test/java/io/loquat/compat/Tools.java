package io.loquat.compat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/** The clients and data sets in {@code tools/}, fetched on first use. Confined to one test. */
final class Tools {
  static final Path FOLDER = Path.of("tools").toAbsolutePath();
  static final Path MODULES = FOLDER.resolve("node_modules");
  static final Path PYTHON = FOLDER.resolve(".venv/bin/python");
  private static final long RUN_MAX_MINUTES = 10;

  private Tools() {}

  /** Fetches what is not there yet; takes a minute the first time. */
  static void fetch() {
    run(Map.of(), FOLDER.resolve("setup").toString());
  }

  /** A data set of the data-set packages, each document with its place as {@code _id}. */
  static List<BsonDocument> dataSet(String file) {
    try {
      BsonArray rows = BsonArray.parse(Files.readString(MODULES.resolve(file)));
      return IntStream.range(0, rows.size())
          .mapToObj(i -> withId(i, rows.get(i).asDocument()))
          .toList();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static BsonDocument withId(int id, BsonDocument row) {
    BsonDocument document = new BsonDocument("_id", new BsonInt32(id));
    document.putAll(row);
    return document;
  }

  /**
   * Runs a command in the tools' folder and gives what it printed.
   *
   * @throws IllegalStateException if it fails, with its output
   */
  static List<String> run(Map<String, String> environment, String... command) {
    try {
      Path output = Files.createTempFile("loquat-tool", ".out");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(FOLDER.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      boolean ended = process.waitFor(RUN_MAX_MINUTES, TimeUnit.MINUTES);
      String printed = Files.readString(output, StandardCharsets.UTF_8);
      Files.delete(output);
      if (!ended || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException(List.of(command) + " failed:\n" + printed);
      }
      return printed.lines().toList();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
