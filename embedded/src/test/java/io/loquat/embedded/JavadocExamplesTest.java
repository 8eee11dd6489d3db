package io.loquat.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.readmodel.document.Snippets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

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

  @Test
  void allCompile() {
    List<Snippets.Snippet> examples = Snippets.in(Path.of("src/main/java"));

    assertThat(examples).isNotEmpty();
    assertThat(Snippets.complaints(examples, PRELUDE)).isEmpty();
  }
}
