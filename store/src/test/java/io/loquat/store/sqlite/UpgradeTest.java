package io.loquat.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.model.KeyEncoding;
import io.loquat.query.index.IndexSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
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

  private void makeFileOfFormat1() throws SQLException, IOException {
    Path file = folder.resolve(TestStore.DATABASE + DatabaseFileName.SUFFIX);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement();
        InputStream schema = StoreFile.class.getResourceAsStream("schema/0001.sql")) {
      String sql =
          new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8);
      for (String one : sql.split(";\n")) {
        if (!one.isBlank()) {
          statement.execute(one);
        }
      }
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
