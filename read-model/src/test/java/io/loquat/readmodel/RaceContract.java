package io.loquat.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.readmodel.document.ExpectedVersion;
import io.loquat.readmodel.document.ExpectedVersion.DocumentDoesNotExist;
import io.loquat.readmodel.document.ExpectedVersion.Exactly;
import io.loquat.readmodel.error.VersionMismatchException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What holds when several threads write at once. */
public interface RaceContract extends StoreUnderTest {
  int THREADS = 4;
  int ROUNDS = 50;

  @Test
  default void letsOneOfSeveralCreateAValue() throws Exception {
    String table = newTable();
    for (int round = 0; round < ROUNDS; round++) {
      String key = "k" + round;
      assertThat(winners(table, key, new DocumentDoesNotExist())).as(key).isEqualTo(1);
      assertThat(version(table, key)).isEqualTo(1);
    }
  }

  @Test
  default void letsOneOfSeveralPutAtAVersion() throws Exception {
    String table = newTable();
    store().put("k", new Document("x", -1), PutOptions.table(table));
    for (int version = 1; version <= ROUNDS; version++) {
      assertThat(winners(table, "k", new Exactly(version))).as("at " + version).isEqualTo(1);
      assertThat(version(table, "k")).isEqualTo(version + 1);
    }
  }

  @Test
  default void losesNoIncrementOfThreadsThatReadAndPut() throws Exception {
    String table = newTable();
    store().put("k", new Document("x", 0), PutOptions.table(table));
    List<Callable<Integer>> all = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      all.add(() -> increments(table));
    }
    assertThat(sum(all)).isEqualTo(THREADS * ROUNDS);

    Entry<Document> last =
        store().get("k", Document.class, TableOptions.table(table)).orElseThrow();
    assertThat(last.value().getInteger("x")).isEqualTo(THREADS * ROUNDS);
    assertThat(last.version()).isEqualTo(THREADS * ROUNDS + 1L);
  }

  private int increments(String table) {
    int done = 0;
    while (done < ROUNDS) {
      Entry<Document> now =
          store().get("k", Document.class, TableOptions.table(table)).orElseThrow();
      Document next = new Document("x", now.value().getInteger("x") + 1);
      done += puts(table, "k", next, new Exactly(now.version())) ? 1 : 0;
    }
    return done;
  }

  /** How many of the threads that put at once, each another value, were let through. */
  private int winners(String table, String key, ExpectedVersion expected) throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<Callable<Integer>> all = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      Document value = new Document("x", thread).append("at", expected.toString());
      all.add(
          () -> {
            start.await();
            return puts(table, key, value, expected) ? 1 : 0;
          });
    }
    return sum(all);
  }

  private boolean puts(String table, String key, Document value, ExpectedVersion expected) {
    try {
      store().put(key, value, PutOptions.table(table).expectedVersion(expected));
      return true;
    } catch (VersionMismatchException late) {
      return false;
    }
  }

  private long version(String table, String key) {
    return store().get(key, Document.class, TableOptions.table(table)).orElseThrow().version();
  }

  private static int sum(List<Callable<Integer>> tasks) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
      int sum = 0;
      for (Future<Integer> result : threads.invokeAll(tasks)) {
        sum += result.get();
      }
      return sum;
    }
  }
}
