package io.loquat.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.loquat.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file that may not grow (the process' file size limit, which the kernel answers as it does a
 * full disk: the write fails): the client hears an error, reads go on, and writes resume when there
 * is room again.
 */
final class DiskFullTest {
  private static final int DOCUMENTS_A_BATCH = 100;
  private static final int BATCHES_MAX = 10_000;
  private static final String FILLER = "x".repeat(1_000);

  @TempDir private Path dataFolder;

  @Test
  void refusesWritesReadsOnAndResumesWhenThereIsRoom() throws Exception {
    try (ServerProcess server = ServerProcess.start(dataFolder);
        MongoClient driver =
            MongoClients.create(server.connectionString() + "?retryWrites=false")) {
      MongoCollection<Document> collection = driver.getDatabase("full").getCollection("c");
      insertBatch(collection, 0);
      limitFileSize(server, "8000000");

      int batches = 1;
      Throwable refusal = null;
      while (refusal == null && batches < BATCHES_MAX) {
        int batch = batches;
        refusal = catchThrowable(() -> insertBatch(collection, batch));
        batches += refusal == null ? 1 : 0;
      }

      assertThat(refusal).isInstanceOf(MongoException.class);
      assertThat(collection.countDocuments()).isEqualTo((long) batches * DOCUMENTS_A_BATCH);
      assertThat(collection.find().first()).containsEntry("filler", FILLER);

      limitFileSize(server, "unlimited");
      insertBatch(collection, batches);
      assertThat(collection.countDocuments()).isEqualTo((batches + 1L) * DOCUMENTS_A_BATCH);
      assertThat(server.stop()).isZero();
    }
  }

  private static void insertBatch(MongoCollection<Document> collection, int batch) {
    int first = batch * DOCUMENTS_A_BATCH;
    collection.insertMany(
        IntStream.range(first, first + DOCUMENTS_A_BATCH)
            .mapToObj(id -> new Document("_id", id).append("filler", FILLER))
            .toList());
  }

  private static void limitFileSize(ServerProcess server, String bytes)
      throws IOException, InterruptedException {
    List<String> command =
        List.of("prlimit", "--pid", Long.toString(server.pid()), "--fsize=" + bytes + ":");
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }
}
