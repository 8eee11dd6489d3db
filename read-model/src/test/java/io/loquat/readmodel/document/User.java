package io.loquat.readmodel.document;

import java.time.Instant;
import java.util.List;

/** What the tests keep. */
public record User(String id, String name, int age, List<String> tags, Instant joined) {
  private static final Instant JOINED = Instant.parse("2026-01-02T03:04:05.678Z");

  public static User named(String id, String name) {
    return new User(id, name, 36, List.of("a", "b"), JOINED);
  }

  public User withAge(int newAge) {
    return new User(id, name, newAge, tags, joined);
  }
}
