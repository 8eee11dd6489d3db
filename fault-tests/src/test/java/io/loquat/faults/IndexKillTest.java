package io.loquat.faults;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.loquat.server.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} while indexes are built, while indexed documents are written, and while documents
 * expire: afterwards indexes and documents agree, and what was not built to the end is not there.
 */
final class IndexKillTest {
  private static final String DATABASE = "indexed";
  private static final int DOCUMENTS = 40_000;
  private static final int BATCH = 10_000;
  private static final int WRITERS = 3;
  private static final int WRITES = 600;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String OPTIONS =
      "?retryWrites=false&retryReads=false&serverSelectionTimeoutMS=5000";
  private static final List<IndexModel> INDEXES =
      List.of(
          new IndexModel(Indexes.ascending("number"), new IndexOptions().unique(true)),
          new IndexModel(
              Indexes.compoundIndex(Indexes.descending("group"), Indexes.ascending("tags"))),
          new IndexModel(
              Indexes.ascending("group"),
              new IndexOptions().name("partial").partialFilterExpression(lt("number", 1_000))));

  @TempDir private Path dataFolder;

  @Test
  void leavesWholeIndexesOrNone() throws Exception {
    fill();
    killWhileBuilding("Index Build");
    verify();
    killWhileBuilding("inserting");
    verify();
    try (ServerProcess server = ServerProcess.start(dataFolder);
        MongoClient driver = connect(server)) {
      documents(driver).createIndexes(INDEXES);
      requireAgreement(driver);
    }
    killWhileWriting();
    verify();
  }

  private void fill() {
    try (ServerProcess server = ServerProcess.start(dataFolder);
        MongoClient driver = connect(server)) {
      for (int first = 0; first < DOCUMENTS; first += BATCH) {
        documents(driver)
            .insertMany(
                IntStream.range(first, first + BATCH).mapToObj(IndexKillTest::document).toList());
      }
    }
  }

  private static Document document(int id) {
    return new Document("_id", id)
        .append("number", id)
        .append("group", id % 100)
        .append("tags", List.of("t" + id % 7, "u" + id % 11));
  }

  private void killWhileBuilding(String phase) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(2);
        ServerProcess server = ServerProcess.start(dataFolder);
        MongoClient driver = connect(server)) {
      Future<?> building =
          threads.submit(() -> attempt(() -> documents(driver).createIndexes(INDEXES)));
      Future<?> writing = threads.submit(() -> write(documents(driver), 1, new CountDownLatch(0)));
      boolean seen = awaitBuild(driver, phase, building);
      server.kill();
      building.get();
      writing.get();
      System.out.printf("index build: killed, seen at work: %s%n", seen);
    }
  }

  /** Whether the build was seen in that phase; it may be over before anybody looks. */
  private static boolean awaitBuild(MongoClient driver, String phase, Future<?> building) {
    Document question =
        new Document("currentOp", 1).append("msg", Pattern.compile(Pattern.quote(phase)));
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!building.isDone() && System.nanoTime() < end) {
      Document reply = driver.getDatabase("admin").runCommand(question);
      if (!reply.getList("inprog", Document.class).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private void killWhileWriting() throws Exception {
    CountDownLatch enough = new CountDownLatch(WRITES);
    try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        ServerProcess server = ServerProcess.start(dataFolder);
        MongoClient driver = connect(server)) {
      List<? extends Future<?>> writing =
          IntStream.range(0, WRITERS)
              .mapToObj(i -> threads.submit(() -> write(documents(driver), i, enough)))
              .toList();
      assertThat(enough.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      server.kill();
      for (Future<?> one : writing) {
        one.get();
      }
    }
  }

  /** Writes until the server is gone. */
  private static void write(MongoCollection<Document> documents, int seed, CountDownLatch done) {
    SplittableRandom random = new SplittableRandom(seed);
    attempt(
        () -> {
          while (true) {
            int id = random.nextInt(DOCUMENTS);
            switch (random.nextInt(4)) {
              case 0 -> documents.deleteOne(eq("_id", id));
              case 1 -> documents.updateOne(eq("_id", id), set("tags", List.of("x" + id)));
              case 2 -> documents.updateOne(eq("_id", id), set("group", random.nextInt(100)));
              default -> documents.updateOne(eq("_id", id), set("untouched", id));
            }
            done.countDown();
          }
        });
  }

  private static void attempt(Runnable work) {
    try {
      work.run();
    } catch (MongoException e) {
      // The server was killed, as it had to be.
    }
  }

  private void verify() throws Exception {
    DatabaseFile.requireIntact(dataFolder.resolve(DATABASE + ".sqlite"));
    try (ServerProcess server = ServerProcess.start(dataFolder);
        MongoClient driver = connect(server)) {
      requireAgreement(driver);
    }
  }

  private static void requireAgreement(MongoClient driver) {
    Document reply =
        driver
            .getDatabase(DATABASE)
            .runCommand(new Document("validate", "documents").append("full", true));
    assertThat(reply.getBoolean("valid")).as(reply.toJson()).isTrue();
    assertThat(reply.getInteger("nIndexes"))
        .isEqualTo(documents(driver).listIndexes().into(new ArrayList<>()).size())
        .isIn(1, 1 + INDEXES.size());
  }

  @Test
  void expiresWholeDocumentsOrNone() throws Exception {
    fillExpired();
    int left = DOCUMENTS;
    try (ServerProcess server = sweeping();
        MongoClient driver = connect(server)) {
      left = awaitFewerThan(left, driver);
      server.kill();
    }
    verify();
    try (ServerProcess server = sweeping();
        MongoClient driver = connect(server)) {
      assertThat(documents(driver).countDocuments()).isLessThanOrEqualTo(left);
      assertThat(awaitFewerThan(2, driver)).isOne();
      requireAgreement(driver);
    }
  }

  private void fillExpired() {
    try (ServerProcess server = ServerProcess.start(dataFolder, "--ttl-monitor-sleep-secs", "0");
        MongoClient driver = connect(server)) {
      documents(driver)
          .createIndexes(
              List.of(
                  new IndexModel(
                      Indexes.ascending("at"),
                      new IndexOptions().expireAfter(1L, TimeUnit.SECONDS)),
                  INDEXES.get(0),
                  INDEXES.get(1)));
      for (int first = 0; first < DOCUMENTS; first += BATCH) {
        documents(driver)
            .insertMany(
                IntStream.range(first, first + BATCH)
                    .mapToObj(id -> document(id).append("at", new Date(id)))
                    .toList());
      }
      documents(driver).insertOne(new Document("_id", "stays").append("at", "never"));
    }
  }

  private static int awaitFewerThan(long count, MongoClient driver) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    long seen = count;
    while (seen >= count && System.nanoTime() < end) {
      seen = documents(driver).countDocuments();
    }
    assertThat(seen).isLessThan(count);
    return (int) seen;
  }

  private ServerProcess sweeping() {
    return ServerProcess.start(dataFolder, "--ttl-monitor-sleep-secs", "1");
  }

  private static MongoClient connect(ServerProcess server) {
    return MongoClients.create(server.connectionString() + OPTIONS);
  }

  private static MongoCollection<Document> documents(MongoClient driver) {
    return driver.getDatabase(DATABASE).getCollection("documents");
  }
}
