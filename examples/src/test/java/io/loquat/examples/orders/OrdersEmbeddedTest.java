package io.loquat.examples.orders;

import io.loquat.embedded.EmbeddedLoquat;
import io.loquat.readmodel.DocumentReadModelStore;
import io.loquat.readmodel.ReadModelStore;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server in this process; each test has its own database there. */
class OrdersEmbeddedTest implements OrdersContract {
  @TempDir private static Path data;
  @TempDir private static Path other;
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
    return new DocumentReadModelStore(loquat.documentStore("orders-" + UUID.randomUUID()));
  }

  @Test
  void runsAsAProgram() {
    OrdersApplication.main(new String[] {other.toString()});
  }
}
