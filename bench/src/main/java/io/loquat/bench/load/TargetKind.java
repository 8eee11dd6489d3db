package io.loquat.bench.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The servers that a run can load, and how each is started. */
enum TargetKind {
  LOQUAT("Loquat") {
    @Override
    List<String> command(Path root, Path data) {
      return List.of(
          root.resolve("bin/loquat").toString(), "serve", "--port", "0", "--data", data.toString());
    }
  },
  PROBE("probe") {
    @Override
    List<String> command(Path root, Path data) {
      return java(root, "probe", "--port", "0", "--data", data.toString());
    }
  },
  PEER("mongo-java-server, in memory") {
    @Override
    List<String> command(Path root, Path data) {
      return java(root, "peer", "--port", "0");
    }
  };

  private final String title;

  TargetKind(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  abstract List<String> command(Path root, Path data);

  /** This program with another subcommand, and with the JVM options that Loquat gets. */
  private static List<String> java(Path root, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + root.resolve("config/java.options"));
    String more = System.getenv().getOrDefault("LOQUAT_JAVA_OPTS", "").strip();
    if (!more.isEmpty()) {
      command.addAll(List.of(more.split("\\s+")));
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.loquat.bench.Main"));
    command.addAll(List.of(arguments));
    return command;
  }
}
