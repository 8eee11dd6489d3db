package io.loquat.store.sqlite;

import static io.loquat.concurrency.ExpectedVersion.NO_CHECK;
import static io.loquat.store.sqlite.TestStore.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.model.Namespace;
import io.loquat.model.SystemFields;
import io.loquat.query.context.QueryContext;
import io.loquat.query.filter.Filters;
import io.loquat.query.index.IndexSpec;
import io.loquat.query.sort.Sort;
import io.loquat.store.CollectionInfo;
import io.loquat.store.DocumentCursor;
import io.loquat.store.FindQuery;
import io.loquat.store.Store.Deadline;
import io.loquat.store.Visibility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand cursors between two batches, while others write. {@code -Dloquat.parked.megabytes=500}
 * writes that much.
 */
@ExtendWith(FilesAreSound.class)
final class ParkedCursorsTest {
  private static final int CURSORS = 1_000;
  private static final int COLLECTIONS = 4;
  private static final int DOCUMENTS = 200;
  private static final int BLOB_BYTES = 100_000;
  private static final int BLOBS_A_COMMIT = 10;
  private static final long LOG_BYTES_MAX = 64L << 20;
  private static final long BYTES_WRITTEN =
      Long.getLong("loquat.parked.megabytes", 100L) * 1_000_000;

  @TempDir Path folder;

  @Test
  void doNotMakeTheLogGrow() throws IOException {
    try (TestStore store = TestStore.hidden(folder)) {
      for (int i = 0; i < COLLECTIONS; i++) {
        fill(store, "c" + i);
      }
      List<DocumentCursor> cursors = new ArrayList<>();
      for (int i = 0; i < CURSORS; i++) {
        DocumentCursor cursor = open(store, i);
        assertThat(cursor.next(1, 1 << 20, Deadline.NEVER)).hasSize(1);
        cursors.add(cursor);
      }
      long longest = 0;
      int commits = 0;
      for (long written = 0; written < BYTES_WRITTEN; written += BLOBS_A_COMMIT * BLOB_BYTES) {
        writeBlobs(store, commits);
        assertThat(cursors.get(commits % CURSORS).next(1, 1 << 20, Deadline.NEVER)).hasSize(1);
        longest = Math.max(longest, logBytes());
        commits++;
      }
      System.out.printf(
          "parked cursors: %d, written: %d MB, longest log: %.1f MB%n",
          CURSORS, BYTES_WRITTEN / 1_000_000, longest / 1e6);
      assertThat(longest).isLessThan(LOG_BYTES_MAX);
      cursors.forEach(DocumentCursor::close);
    }
  }

  private static void fill(TestStore store, String name) {
    store.write(
        transaction -> {
          CollectionInfo made =
              transaction.createCollection(name, SystemFields.HIDDEN, new BsonDocument());
          CollectionInfo collection =
              transaction.createIndex(made, IndexSpec.of(json("{v: 2, name: 'n_1', key: {n: 1}}")));
          for (int i = 0; i < DOCUMENTS; i++) {
            BsonDocument document =
                new BsonDocument("_id", new BsonInt32(i)).append("n", new BsonInt32(i));
            transaction.insert(collection, document, new BsonDocument(), NO_CHECK);
          }
          return true;
        });
  }

  /** By turns a scan, a range of the index and a sort. */
  private static DocumentCursor open(TestStore store, int number) {
    String filter = number % 3 == 1 ? "{n: {$gte: 0}}" : "{}";
    Optional<Sort> sort =
        number % 3 == 2
            ? Optional.of(Sort.parse(json("{n: -1}"), QueryContext.plain()))
            : Optional.empty();
    return store
        .store()
        .open(
            new FindQuery(
                new Namespace(TestStore.DATABASE, "c" + number % COLLECTIONS),
                Filters.parse(json(filter)),
                Visibility.LIVE,
                sort,
                0,
                0,
                Deadline.NEVER));
  }

  /** The same ten documents with other bytes each time. */
  private static void writeBlobs(TestStore store, int commit) {
    byte[] bytes = new byte[BLOB_BYTES];
    Arrays.fill(bytes, (byte) commit);
    store.write(
        transaction -> {
          String name = "blobs" + commit % 2;
          boolean unused = transaction.dropCollection(name);
          CollectionInfo collection = transaction.ensureCollection(name);
          for (int i = 0; i < BLOBS_A_COMMIT; i++) {
            BsonDocument document =
                new BsonDocument("_id", new BsonInt32(i)).append("bytes", new BsonBinary(bytes));
            transaction.insert(collection, document, new BsonDocument(), NO_CHECK);
          }
          return true;
        });
  }

  private long logBytes() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Optional<Path> log = files.filter(file -> file.toString().endsWith("-wal")).findFirst();
      return log.isPresent() ? Files.size(log.get()) : 0;
    }
  }
}
