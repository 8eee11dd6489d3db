package io.loquat.bench;

import io.loquat.bench.capped.CappedRun;
import io.loquat.bench.index.IndexRun;
import io.loquat.bench.library.LibraryRun;
import io.loquat.bench.load.LoadRun;
import io.loquat.bench.probe.Peer;
import io.loquat.bench.probe.Probe;
import io.loquat.bench.pushdown.PushdownRun;
import java.io.IOException;
import java.util.Arrays;
import picocli.CommandLine;

/** The command line of {@code bin/loquat bench}: a load run, unless a subcommand is named. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length > 0 && arguments[0].equals("jmh")) {
      // JMH has a command line of its own.
      org.openjdk.jmh.Main.main(Arrays.copyOfRange(arguments, 1, arguments.length));
      return;
    }
    CommandLine commands =
        new CommandLine(new LoadRun())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .addSubcommand(new Probe())
            .addSubcommand(new Peer())
            .addSubcommand(new LibraryRun())
            .addSubcommand(new IndexRun())
            .addSubcommand(new CappedRun())
            .addSubcommand(new PushdownRun());
    System.exit(commands.execute(arguments));
  }
}
