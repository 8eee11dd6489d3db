package io.loquat.bench.probe;

import io.loquat.bench.Elements;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** One thread that owns the writing connection and commits what waits as one. Thread-safe by it. */
final class ProbeWriter {
  private static final int BATCH_MAX = 64;
  private static final byte[] ID = "_id".getBytes(StandardCharsets.US_ASCII);

  private final BlockingQueue<Write> waiting = new ArrayBlockingQueue<>(1024);
  private final Set<String> tables = new HashSet<>();
  private final ProbeFile file;

  ProbeWriter(Path path) {
    file = new ProbeFile(path);
    Thread thread = new Thread(this::run, "probe-writer");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * A message to apply.
   *
   * @param sequence where the first document of its document sequence starts
   * @param reply takes the number of documents once they are durable
   */
  record Write(
      String command, String collection, byte[] message, int sequence, IntConsumer reply) {}

  /** Takes a count. */
  @FunctionalInterface
  interface IntConsumer {
    void accept(int count);
  }

  void submit(Write write) {
    try {
      waiting.put(write);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    List<Write> batch = new ArrayList<>();
    int[] counts = new int[BATCH_MAX];
    try {
      while (true) {
        batch.clear();
        batch.add(waiting.take());
        waiting.drainTo(batch, BATCH_MAX - 1);
        file.execute("BEGIN IMMEDIATE");
        for (int i = 0; i < batch.size(); i++) {
          counts[i] = apply(batch.get(i));
        }
        file.execute("COMMIT");
        for (int i = 0; i < batch.size(); i++) {
          batch.get(i).reply().accept(counts[i]);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (SQLException | RuntimeException e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  private int apply(Write write) throws SQLException {
    if (tables.add(write.collection())) {
      file.execute(
          "CREATE TABLE IF NOT EXISTS \""
              + write.collection()
              + "\"(key BLOB PRIMARY KEY, doc BLOB)");
    }
    return write.command().equals("insert") ? insert(write) : set(write);
  }

  private int insert(Write write) throws SQLException {
    PreparedStatement insert =
        file.prepared("INSERT INTO \"" + write.collection() + "\" VALUES (?, ?)");
    byte[] in = write.message();
    int count = 0;
    int at = write.sequence();
    while (at < in.length) {
      int end = at + Elements.int32(in, at);
      insert.setBytes(1, ProbeFile.key(id(in, at)));
      insert.setBytes(2, Arrays.copyOfRange(in, at, end));
      insert.executeUpdate();
      count++;
      at = end;
    }
    return count;
  }

  /** {@code {q: {_id: n}, u: {$set: {field: int32}}}}: the new value takes the place of the old. */
  private int set(Write write) throws SQLException {
    byte[] in = write.message();
    int query = value(in, write.sequence(), "q");
    int changes = value(in, value(in, write.sequence(), "u"), "$set");
    byte[] key = ProbeFile.key(id(in, query));
    int change = changes + 4;
    byte[] name = Arrays.copyOfRange(in, change + 1, Elements.nameEnd(in, change));
    PreparedStatement select =
        file.prepared("SELECT doc FROM \"" + write.collection() + "\" WHERE key = ?");
    select.setBytes(1, key);
    byte[] document;
    try (ResultSet rows = select.executeQuery()) {
      if (!rows.next()) {
        return 0;
      }
      document = rows.getBytes(1);
    }
    int field = Elements.value(document, Elements.find(document, 0, name));
    Elements.setInt32(document, field, Elements.int32(in, Elements.value(in, change)));
    PreparedStatement update =
        file.prepared("UPDATE \"" + write.collection() + "\" SET doc = ? WHERE key = ?");
    update.setBytes(1, document);
    update.setBytes(2, key);
    return update.executeUpdate();
  }

  private static int id(byte[] in, int document) {
    return Elements.int32(in, Elements.value(in, Elements.find(in, document, ID)));
  }

  private static int value(byte[] in, int document, String name) {
    byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
    return Elements.value(in, Elements.find(in, document, bytes));
  }
}
