package io.loquat.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.commands.Command;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Pages under docs/ that are output of the code; {@code make docs} rewrites them. */
class GeneratedPagesTest {
  private static final boolean REWRITE = "rewrite".equals(System.getProperty("loquat.docs"));

  @Test
  void thePageOfCommandsIsWhatTheRegistrySays() throws IOException {
    Path page = SourceTree.ROOT.resolve("docs/COMMANDS.md");
    if (REWRITE) {
      Files.writeString(page, commandsPage());
    }
    assertThat(page).as("a generated page; run `make docs`").hasContent(commandsPage());
  }

  private static String commandsPage() {
    return """
    # Commands

    Generated from the specs of the commands by `make docs`; not to be edited.

    | command | reads or writes | also called | what it does | arguments |
    |---|---|---|---|---|
    %s

    Known, but not supported yet (error 115, CommandNotSupported): %s.
    """
        .formatted(
            Commands.all().stream()
                .map(Command::spec)
                .map(GeneratedPagesTest::row)
                .collect(Collectors.joining("\n")),
            code(Commands.unsupported()));
  }

  private static String row(CommandSpec spec) {
    return String.join(
        " | ",
        "| `" + spec.name() + "`",
        spec.access().name().toLowerCase(Locale.ROOT),
        code(spec.aliases()),
        spec.help(),
        code(spec.argumentsSorted()) + " |");
  }

  private static String code(List<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }
}
