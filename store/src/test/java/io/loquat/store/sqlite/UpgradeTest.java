package io.loquat.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.model.KeyEncoding;
import io.loquat.query.index.IndexSpec;
import io.loquat.query.plan.PlanNode;
import io.loquat.store.FindQuery;
import io.loquat.store.PlanReport.Purpose;
import io.loquat.store.ReadOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A file of an older format is opened, keeps its documents, and can have what is new. */
@ExtendWith(FilesAreSound.class)
final class UpgradeTest {
  private static final String TABLE =
      "CREATE TABLE c_1 (rid INTEGER PRIMARY KEY, _id BLOB NOT NULL UNIQUE,"
          + " _version INTEGER NOT NULL, _archived INTEGER NOT NULL, _created TEXT NOT NULL,"
          + " _updated TEXT NOT NULL, metadata BLOB NOT NULL, data BLOB NOT NULL) STRICT";

  @TempDir Path folder;

  @Test
  void indexesTheDocumentsOfAFileOfFormat1() throws Exception {
    makeFileOfFormat1();
    try (TestStore store = TestStore.hidden(folder)) {
      assertThat(store.find("{a: 5}")).containsExactly("{\"_id\": 1, \"a\": 5}");
      List<IndexSpec> ready =
          store
              .write(
                  transaction ->
                      transaction.createIndex(
                          transaction.ensureCollection(TestStore.COLLECTION),
                          IndexSpec.of(TestStore.json("{v: 2, key: {a: 1}, name: 'a_1'}"))))
              .readyIndexes();
      assertThat(ready).hasSize(1);
    }
    try (TestStore store = TestStore.hidden(folder)) {
      assertThat(store.find("{a: 5}")).hasSize(1);
    }
  }

  /** A table of format 2 tells no types, until it is made anew. */
  @Test
  void coversNothingByAnIndexOfFormat2() throws Exception {
    makeFileOfFormat1();
    makeFileOfFormat2();
    try (TestStore store = TestStore.hidden(folder)) {
      assertThat(winner(store)).isInstanceOf(PlanNode.Fetch.class);
      store.insert("{_id: 2, a: 6.0}");
      store.updateOne("{_id: 1}", "{$set: {a: 5.0}}");
      assertThat(store.find("{a: {$gt: 1}}")).hasSize(2);
      store.write(
          transaction ->
              transaction.rebuildIndexes(
                  transaction.ensureCollection(TestStore.COLLECTION), List.of("a_1")));
      assertThat(winner(store)).isInstanceOf(PlanNode.CoveredScan.class);
    }
    try (TestStore store = TestStore.hidden(folder)) {
      assertThat(winner(store)).isInstanceOf(PlanNode.CoveredScan.class);
      assertThat(store.find(covered(store), 101)).containsExactly("{\"a\": 5.0}", "{\"a\": 6.0}");
    }
  }

  private static FindQuery covered(TestStore store) {
    return store
        .query("{a: {$gt: 1}}", "", 0, 0)
        .with(ReadOptions.NONE.wanting(Optional.of(Set.of("a"))));
  }

  private static PlanNode winner(TestStore store) {
    return store.store().plan(covered(store), Purpose.DOCUMENTS, false).winner();
  }

  private void makeFileOfFormat2() throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        var statement = connection.createStatement()) {
      run(statement, "schema/0002.sql");
      statement.execute(
          "CREATE TABLE c_1_i1 (key BLOB NOT NULL, rid INTEGER NOT NULL, PRIMARY KEY (key, rid))"
              + " WITHOUT ROWID, STRICT");
      statement.execute("INSERT INTO c_1_i1 VALUES (x'244240', 1)");
      statement.execute(
          "INSERT INTO loquat_indexes VALUES (1, 1, 'a_1',"
              + " jsonb('{\"v\":2,\"key\":{\"a\":1},\"name\":\"a_1\"}'),"
              + " jsonb('{\"paths\":[]}'), 0)");
      statement.execute("UPDATE loquat_store SET next_index = 2");
      statement.execute("PRAGMA user_version = 2");
    }
  }

  private Path file() {
    return folder.resolve(TestStore.DATABASE + DatabaseFileName.SUFFIX);
  }

  private static void run(Statement statement, String name) throws SQLException, IOException {
    try (InputStream schema = StoreFile.class.getResourceAsStream(name)) {
      String sql =
          new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8);
      for (String one : sql.split(";\n")) {
        if (!one.isBlank()) {
          statement.execute(one);
        }
      }
    }
  }

  private void makeFileOfFormat1() throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        var statement = connection.createStatement()) {
      run(statement, "schema/0001.sql");
      statement.execute(TABLE);
      statement.execute("CREATE INDEX c_1_archived ON c_1 (rid) WHERE _archived = 1");
      statement.execute(
          "INSERT INTO loquat_collections VALUES"
              + " ('things', 1, '5f6ad1d0-25ac-4a33-a3a5-0a5e1e7bcd10', 'hidden', jsonb('{}'), 1)");
      statement.execute("UPDATE loquat_store SET next_collection = 2");
      insert(connection);
      statement.execute("PRAGMA application_id = " + StoreFile.APPLICATION_ID);
      statement.execute("PRAGMA user_version = 1");
    }
  }

  private static void insert(Connection connection) throws SQLException {
    String sql =
        "INSERT INTO c_1 VALUES (1, ?, 1, 0, '2026-11-21T08:30:00.000Z',"
            + " '2026-11-21T08:30:00.000Z', jsonb('{}'), jsonb('{\"_id\":1,\"a\":5}'))";
    try (var insert = connection.prepareStatement(sql)) {
      insert.setBytes(1, KeyEncoding.encode(new BsonInt32(1)));
      insert.executeUpdate();
    }
  }
}
