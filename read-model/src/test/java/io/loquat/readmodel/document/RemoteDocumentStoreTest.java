package io.loquat.readmodel.document;

import io.loquat.server.ServerInThisProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The behaviour of a store whose server is at the other end of a connection. */
class RemoteDocumentStoreTest extends DocumentStoreBehaviour {
  @TempDir static Path folder;

  private static ServerInThisProcess server;
  private static DocumentStore store;

  @BeforeAll
  static void start() {
    server = ServerInThisProcess.start(folder);
    store = DocumentStore.connect(server.connectionString(), "any");
  }

  @AfterAll
  static void stop() {
    store.close();
    server.close();
  }

  @Override
  protected DocumentStore server() {
    return store;
  }
}
