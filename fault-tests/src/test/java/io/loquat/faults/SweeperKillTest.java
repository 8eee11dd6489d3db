package io.loquat.faults;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.loquat.server.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} while the sweeper purges archived documents that are due: each is there as it
 * was, or gone, and stays gone; live ones are left alone; and the next server goes on.
 */
final class SweeperKillTest {
  private static final int DOCUMENTS = 20_000;
  private static final int KILLS = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String FILLER = "x".repeat(100);
  private static final Document ARCHIVED = new Document("$archived", "only");

  @TempDir private Path dataFolder;

  @Test
  void purgesWholeDocumentsOrNone() throws Exception {
    archiveHalf();
    int left = DOCUMENTS / 2;
    // On a busy machine the sweeper may be through before anybody looks.
    for (int kill = 1; kill <= KILLS && left > 0; kill++) {
      int seen = killOnceFewerThan(left);
      left = verify(seen);
      System.out.printf("sweeper: killed with %,d archived documents left%n", left);
    }
    try (ServerProcess server = sweeping();
        MongoClient driver = MongoClients.create(server.connectionString())) {
      assertThat(awaitFewerThan(1, documents(driver))).isZero();
    }
    assertThat(verify(0)).isZero();
  }

  /** The odd ones: nothing sweeps yet. */
  private void archiveHalf() {
    try (ServerProcess server = resting();
        MongoClient driver = MongoClients.create(server.connectionString())) {
      MongoDatabase database = driver.getDatabase("swept");
      database.runCommand(
          new Document("create", "documents")
              .append("softDelete", true)
              .append("expireArchivedAfterSeconds", 1));
      documents(driver)
          .insertMany(
              IntStream.range(0, DOCUMENTS)
                  .mapToObj(id -> document(id).append("filler", FILLER))
                  .toList());
      documents(driver).deleteMany(eq("odd", 1));
    }
  }

  private static Document document(int id) {
    return new Document("_id", id).append("odd", id % 2);
  }

  private int killOnceFewerThan(int count) {
    try (ServerProcess server = sweeping();
        MongoClient driver = MongoClients.create(server.connectionString())) {
      int seen = awaitFewerThan(count, documents(driver));
      server.kill();
      return seen;
    }
  }

  private static int awaitFewerThan(int count, MongoCollection<Document> documents) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    long seen = count;
    while (seen >= count && System.nanoTime() < end) {
      seen = documents.countDocuments(ARCHIVED);
    }
    assertThat(seen).as("archived documents after %s", PATIENCE).isLessThan(count);
    return (int) seen;
  }

  /**
   * Looks at what is there, while nothing is swept.
   *
   * @param seenBefore archived documents that were counted before the server died
   * @return how many there are now
   */
  private int verify(int seenBefore) throws Exception {
    DatabaseFile.requireIntact(dataFolder.resolve("swept.sqlite"));
    try (ServerProcess server = resting();
        MongoClient driver = MongoClients.create(server.connectionString())) {
      Set<Integer> live = new HashSet<>();
      for (Document document : documents(driver).find()) {
        requireWhole(document, 0, 1);
        live.add(document.getInteger("_id"));
      }
      assertThat(live).hasSize(DOCUMENTS / 2);
      int archived = 0;
      for (Document document : documents(driver).find(ARCHIVED)) {
        requireWhole(document, 1, 2);
        archived++;
      }
      assertThat(archived).isLessThanOrEqualTo(seenBefore);
      return archived;
    }
  }

  private static void requireWhole(Document document, int odd, long version) {
    assertThat(document).containsAllEntriesOf(document(document.getInteger("_id")));
    assertThat(document)
        .containsEntry("odd", odd)
        .containsEntry("filler", FILLER)
        .containsEntry("_version", version);
  }

  private ServerProcess sweeping() {
    return ServerProcess.start(dataFolder, "--retention-sweep-seconds", "1");
  }

  private ServerProcess resting() {
    return ServerProcess.start(dataFolder, "--retention-sweep-seconds", "0");
  }

  private static MongoCollection<Document> documents(MongoClient driver) {
    return driver.getDatabase("swept").getCollection("documents");
  }
}
