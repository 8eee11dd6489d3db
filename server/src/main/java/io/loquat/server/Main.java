package io.loquat.server;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

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
    CommandLine program = new CommandLine(new Main());
    program.setParameterExceptionHandler(Main::complain);
    return program.execute(arguments);
  }

  /** One line instead of the whole usage, which would hide it. */
  private static int complain(ParameterException problem, String[] arguments) {
    CommandLine command = problem.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    System.err.println("loquat: " + problem.getMessage() + " (see: " + name + " --help)");
    return CommandLine.ExitCode.USAGE;
  }
}
