package io.loquat.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.CursorType;
import com.mongodb.MongoQueryException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CreateCollectionOptions;
import io.loquat.server.ServerProcess;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Capped collections and tailable cursors, as the Java driver sees them. */
final class TailableCursorTest {
  @TempDir static Path dataFolder;
  private static ServerProcess server;
  private static MongoClient client;
  private MongoCollection<Document> events;

  @BeforeAll
  static void start() {
    server = ServerProcess.start(dataFolder);
    client = MongoClients.create(server.connectionString());
  }

  @AfterAll
  static void stop() {
    client.close();
    assertThat(server.stop()).isZero();
  }

  @BeforeEach
  void createCollection() {
    MongoDatabase database = client.getDatabase("orchard");
    events = database.getCollection("events");
    events.drop();
    database.createCollection(
        "events",
        new CreateCollectionOptions().capped(true).sizeInBytes(1 << 20).maxDocuments(100));
    events.insertOne(new Document("_id", 0));
  }

  private MongoCursor<Document> tail() {
    return events
        .find()
        .cursorType(CursorType.TailableAwait)
        .maxAwaitTime(10, TimeUnit.SECONDS)
        .cursor();
  }

  @Test
  void followsWhatIsInserted() {
    try (MongoCursor<Document> cursor = tail()) {
      assertThat(cursor.next().getInteger("_id")).isZero();
      CompletableFuture<Void> writer =
          CompletableFuture.runAsync(
              () -> {
                for (int i = 1; i <= 50; i++) {
                  events.insertOne(new Document("_id", i));
                }
              });
      for (int i = 1; i <= 50; i++) {
        assertThat(cursor.next().getInteger("_id")).isEqualTo(i);
      }
      writer.join();
    }
    events.insertMany(IntStream.range(100, 300).mapToObj(i -> new Document("_id", i)).toList());
    assertThat(events.countDocuments()).isEqualTo(100);
  }

  @Test
  void hearsThatItsCollectionIsGone() {
    try (MongoCursor<Document> cursor = tail()) {
      assertThat(cursor.next().getInteger("_id")).isZero();
      CompletableFuture<Void> writer = CompletableFuture.runAsync(events::drop);
      MongoQueryException killed = catchThrowableOfType(MongoQueryException.class, cursor::next);
      assertThat(killed.getErrorCode()).isEqualTo(175);
      writer.join();
    }
  }
}
