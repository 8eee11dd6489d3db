package io.loquat.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.readmodel.document.Snippets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples in this module's Javadoc compile. */
class JavadocExamplesTest {
  private static final String PRELUDE =
      """
      import io.loquat.embedded.*;
      import io.loquat.readmodel.document.*;
      import io.loquat.readmodel.document.CollectionOptions.SystemFields;
      import java.nio.file.Path;
      ---
      record User(String id, String name, int age) {}
      Path folder;
      org.slf4j.Logger log;
      void serve(EmbeddedLoquat loquat) {}
      """;

  static List<Snippets.Snippet> examples() {
    return Snippets.in(Path.of("src/main/java"));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void compiles(Snippets.Snippet example) {
    assertThat(Snippets.complaints(example, PRELUDE)).isEmpty();
  }
}
