package io.loquat.embedded;

import io.loquat.readmodel.DocumentReadModelStore;
import io.loquat.readmodel.ReadModelStore;
import io.loquat.readmodel.ReadModelStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract of read model stores, on a server in this process. */
class EmbeddedReadModelStoreTest implements ReadModelStoreContract {
  @TempDir private static Path data;
  private static EmbeddedLoquat loquat;

  @BeforeAll
  static void open() {
    loquat = EmbeddedLoquat.open(data);
  }

  @AfterAll
  static void close() {
    loquat.close();
  }

  @Override
  public ReadModelStore store() {
    return new DocumentReadModelStore(loquat.documentStore("models"));
  }
}
