package io.loquat.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.readmodel.document.DocumentStore;
import io.loquat.server.ServerProcess;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a server in a process of its own. */
class DocumentReadModelStoreTest implements ReadModelStoreContract {
  @TempDir private static Path data;
  private static ServerProcess server;
  private static DocumentStore documents;

  @BeforeAll
  static void start() {
    server = ServerProcess.start(data);
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

  @Test
  void takesItsOwnTableWhereNoneIsNamed() {
    new DocumentReadModelStore(documents, "own").put("k", new Document("x", 1));

    assertThat(store().get("k", Document.class, TableOptions.table("own"))).isPresent();
    assertThat(store().get("k", Document.class)).isEmpty();
  }
}
