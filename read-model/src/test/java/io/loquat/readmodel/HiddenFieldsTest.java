package io.loquat.readmodel;

import io.loquat.readmodel.document.DocumentStore;
import io.loquat.server.ServerProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a server that shows exactly MongoDB's fields. */
class HiddenFieldsTest implements ValueContract, VersionContract {
  @TempDir private static Path data;
  private static ServerProcess server;
  private static DocumentStore documents;

  @BeforeAll
  static void start() {
    server = ServerProcess.start(data, "--system-fields", "hidden");
    documents = DocumentStore.connect(server.connectionString(), "models");
  }

  @AfterAll
  static void stop() {
    documents.close();
    server.close();
  }

  @Override
  public ReadModelStore store() {
    return new DocumentReadModelStore(documents);
  }
}
