package io.loquat.readmodel.channel;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.loquat.readmodel.document.DocumentStore;
import io.loquat.readmodel.error.ServerUnreachableException;
import io.loquat.server.ServerInThisProcess;
import io.loquat.server.ServerProcess;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriverChannelTest {
  @TempDir Path folder;

  @Test
  void sendsAgainWhatABrokenConnectionSwallowed() {
    ServerProcess server = ServerProcess.start(folder);
    try (DocumentStore store = DocumentStore.connect(server.connectionString(), "shop")) {
      store.insertOne("users", new Document("_id", 1).append("n", 0));
      int port = server.port();
      server.kill();
      server = ServerProcess.start(folder, port);

      assertThat(store.updateOne("users", eq("_id", 1), inc("n", 1)).modified()).isEqualTo(1);
      assertThat(store.findOne("users", eq("_id", 1)).orElseThrow()).containsEntry("n", 1);
    } finally {
      server.close();
    }
  }

  @Test
  void leavesAClientThatIsNotItsOwnOpen() {
    try (ServerInThisProcess server = ServerInThisProcess.start(folder);
        MongoClient client = MongoClients.create(server.connectionString())) {
      DocumentStore.of(client, "shop").close();

      assertThat(DocumentStore.of(client, "shop").countDocuments("users", new Document())).isZero();
    }
  }

  @Test
  void refusesCallsOnceItIsClosed() {
    try (ServerInThisProcess server = ServerInThisProcess.start(folder)) {
      DocumentStore store = DocumentStore.connect(server.connectionString(), "shop");
      store.insertOne("users", new Document("_id", 1));
      store.close();
      store.close();

      assertThatExceptionOfType(ServerUnreachableException.class)
          .isThrownBy(() -> store.insertOne("users", new Document("_id", 2)));
      assertThatExceptionOfType(ServerUnreachableException.class)
          .isThrownBy(() -> store.find("users", new Document()));
      assertThat(store.async().findOne("users", eq("_id", 1)).toCompletableFuture())
          .failsWithin(30, TimeUnit.SECONDS)
          .withThrowableThat()
          .withCauseInstanceOf(ServerUnreachableException.class);
    }
  }

  @Test
  void saysThatThereIsNoServer() {
    String nobody = "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=50";
    try (DocumentStore store = DocumentStore.connect(nobody, "shop")) {
      assertThatExceptionOfType(ServerUnreachableException.class)
          .isThrownBy(() -> store.findOne("users", eq("_id", 1)));
    }
  }
}
