package io.loquat.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The registry is complete, in order and documented. */
class CommandsTest {
  private static final Path SOURCES = Path.of("src/main/java");

  @Test
  void listsEveryClassThatIsACommand() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      Set<String> classes =
          Set.copyOf(
              files
                  .filter(file -> file.toString().endsWith(".java"))
                  .filter(CommandsTest::isCommand)
                  .map(file -> file.getFileName().toString().replace(".java", ""))
                  .toList());
      assertThat(Commands.all())
          .extracting(command -> command.getClass().getSimpleName())
          .containsExactlyInAnyOrderElementsOf(classes);
    }
  }

  private static boolean isCommand(Path file) {
    try {
      return Files.readString(file).contains("class ")
          && Files.readString(file).contains(" implements Command");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void isSortedByName() {
    assertThat(Commands.all()).extracting(command -> command.spec().name()).isSorted();
    assertThat(Commands.unsupported()).isSorted();
  }

  @Test
  void hasEachNameOnce() {
    List<String> names = new ArrayList<>(Commands.unsupported());
    for (Command command : Commands.all()) {
      names.add(command.spec().name());
      names.addAll(command.spec().aliases());
    }
    assertThat(names).doesNotHaveDuplicates();
  }

  @Test
  void hasOneLineOfHelpForEachCommand() {
    assertThat(Commands.all())
        .allSatisfy(
            command -> assertThat(command.spec().help()).endsWith(".").doesNotContain("\n"));
  }

  @Test
  void namesClassesLikeCommands() {
    assertThat(Commands.all())
        .allSatisfy(
            command ->
                assertThat(command.getClass().getSimpleName())
                    .isEqualToIgnoringCase(command.spec().name()));
  }
}
