package io.loquat.embedded;

import io.loquat.readmodel.document.DocumentStore;
import io.loquat.readmodel.document.DocumentStoreBehaviour;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The behaviour of a store whose server is in this process. */
class EmbeddedDocumentStoreTest extends DocumentStoreBehaviour {
  @TempDir static Path folder;

  private static EmbeddedLoquat loquat;

  @BeforeAll
  static void start() {
    loquat = EmbeddedLoquat.open(folder);
  }

  @AfterAll
  static void stop() {
    loquat.close();
  }

  @Override
  protected DocumentStore server() {
    return loquat.documentStore("any");
  }
}
