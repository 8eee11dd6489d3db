package io.loquat.server;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: {@code serve} or {@code ping}. Confined to the main thread. */
@Command(
    name = "loquat",
    description = "A MongoDB-compatible document server on SQLite files.",
    subcommands = {Serve.class, Ping.class},
    mixinStandardHelpOptions = true,
    version = "Loquat 0.1.0")
public final class Main {
  private Main() {}

  /** Exits with 0 after a clean stop, 1 if something failed, 2 if it could not begin. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    return new CommandLine(new Main()).execute(arguments);
  }
}
