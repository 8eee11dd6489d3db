package io.loquat.compat.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A list of commands with the expected reply of some of them. Immutable. */
record ConformanceCase(
    String id,
    String area,
    List<String> requirements,
    List<String> databases,
    List<JsonNode> steps,
    List<JsonNode> cleanup) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** The cases of all areas whose name contains a text, in the order of their files. */
  static Stream<ConformanceCase> load(Path folder, String areaPart) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList().stream()
          .flatMap(ConformanceCase::lines)
          .map(line -> of(MAPPER.readTree(line)))
          .filter(one -> one.area().contains(areaPart));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static ConformanceCase of(JsonNode json) {
    return new ConformanceCase(
        json.get("id").asString(),
        json.get("area").asString(),
        texts(json.path("requires")),
        databases(texts(json.path("dbs"))),
        json.get("steps").valueStream().toList(),
        json.path("cleanup").valueStream().toList());
  }

  /** The main database too: cases that write in it by way of another do not name it. */
  private static List<String> databases(List<String> named) {
    return Stream.concat(Stream.of("db"), named.stream()).distinct().toList();
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  /** The area by which it is counted: its first three components. */
  String reportArea() {
    String[] parts = area.split("/", -1);
    return String.join("/", List.of(parts).subList(0, Math.min(3, parts.length)));
  }

  boolean fits(Set<String> capabilities) {
    return requirements.stream()
        .allMatch(
            need ->
                need.startsWith("!")
                    ? !capabilities.contains(need.substring(1))
                    : capabilities.contains(need));
  }
}
