package io.loquat.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.loquat.server.ServerProcess;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} under the mixed load of eight clients on two databases, ten rounds: nothing
 * acknowledged is lost, nothing is half there. It cannot show a missing fsync: the kernel outlives
 * the process.
 */
final class KillTest {
  private static final int CLIENTS = 8;
  private static final int ROUNDS = 10;
  private static final List<String> DATABASES = List.of("north", "south");
  private static final String OPTIONS =
      "?retryWrites=false&retryReads=false&serverSelectionTimeoutMS=5000";

  @TempDir private Path dataFolder;

  @Test
  void losesNothingAcknowledgedAndKeepsNoHalfCommand() throws Exception {
    long seed = new Random().nextLong();
    System.out.println("kill test: seed " + seed);
    Random random = new Random(seed);
    List<LoadClient> clients =
        IntStream.range(0, CLIENTS).mapToObj(i -> new LoadClient(random.nextLong())).toList();
    for (int round = 1; round <= ROUNDS; round++) {
      int changes = random.nextInt(200, 2_000);
      System.out.printf("kill test: round %d of %d, %d changes%n", round, ROUNDS, changes);
      loadAndKill(clients, changes);
      verify(clients);
    }
  }

  private void loadAndKill(List<LoadClient> clients, int changes) throws Exception {
    CountDownLatch enough = new CountDownLatch(changes);
    try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        ServerProcess server = ServerProcess.start(dataFolder);
        MongoClient driver = MongoClients.create(server.connectionString() + OPTIONS)) {
      List<Future<?>> runs = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        LoadClient client = clients.get(i);
        MongoCollection<Document> collection = collection(driver, i);
        runs.add(threads.submit(() -> client.run(collection, () -> countDown(enough))));
      }
      assertThat(enough.await(2, TimeUnit.MINUTES)).isTrue();
      server.kill();
      for (Future<?> run : runs) {
        run.get();
      }
    }
  }

  private static boolean countDown(CountDownLatch enough) {
    enough.countDown();
    return true;
  }

  private void verify(List<LoadClient> clients) throws SQLException {
    try (ServerProcess server = ServerProcess.start(dataFolder);
        MongoClient driver = MongoClients.create(server.connectionString() + OPTIONS)) {
      for (int i = 0; i < CLIENTS; i++) {
        clients.get(i).verify(collection(driver, i));
      }
      for (String database : DATABASES) {
        DatabaseFile.requireIntact(dataFolder.resolve(database + ".sqlite"));
      }
    }
  }

  private static MongoCollection<Document> collection(MongoClient driver, int client) {
    return driver
        .getDatabase(DATABASES.get(client % DATABASES.size()))
        .getCollection("client" + client);
  }
}
