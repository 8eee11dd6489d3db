package io.loquat.examples.orders;

import io.loquat.readmodel.DocumentReadModelStore;
import io.loquat.readmodel.ReadModelStore;
import io.loquat.readmodel.document.DocumentStore;
import io.loquat.server.ServerProcess;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server in a process of its own; each test has its own database there. */
class OrdersOnServerTest implements OrdersContract {
  @TempDir private static Path data;
  private static ServerProcess server;
  private static DocumentStore documents;

  @BeforeAll
  static void start() {
    server = ServerProcess.start(data);
    documents = DocumentStore.connect(server.connectionString(), "orders");
  }

  @AfterAll
  static void stop() {
    documents.close();
    server.close();
  }

  @Override
  public ReadModelStore store() {
    return new DocumentReadModelStore(documents.inDatabase("orders-" + UUID.randomUUID()));
  }

  @Test
  void runsAsAProgram() {
    OrdersApplication.main(new String[] {server.connectionString()});
  }
}
