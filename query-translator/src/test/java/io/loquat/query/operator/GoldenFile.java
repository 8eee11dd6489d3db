package io.loquat.query.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of the repository that is output: a test compares it with what the code says now, or
 * writes it if the property {@code loquat.<goal>} is {@code rewrite}.
 *
 * @param path from the module's folder
 * @param goal the goal of the Makefile that rewrites it
 */
public record GoldenFile(Path path, String goal) {
  /** What the code answers to some cases. */
  public static GoldenFile cases(String path) {
    return new GoldenFile(Path.of(path), "golden");
  }

  /** A page of the manual. */
  public static GoldenFile page(String path) {
    return new GoldenFile(Path.of(path), "docs");
  }

  /** The present content; empty if there is none yet. */
  public String text() {
    try {
      return Files.exists(path) ? Files.readString(path) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void holds(String text) {
    if (System.getProperty("loquat." + goal, "").equals("rewrite")) {
      write(text);
    }
    assertThat(text()).as("%s; `make %s` rewrites it", path, goal).isEqualTo(text);
  }

  private void write(String text) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
