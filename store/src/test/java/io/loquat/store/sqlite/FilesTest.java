package io.loquat.store.sqlite;

import static io.loquat.store.sqlite.TestStore.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.model.SystemFields;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoreException.Unreadable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files in the data folder: ours, others', and what a person sees in them. */
final class FilesTest {
  @TempDir Path folder;

  private static final List<String> NAMES =
      List.of("a", "A", "sqlite_x", "qu\"o'te", "Zoë-日本", "per%41cent", "con", "x.sqlite", "db");

  private void put(TestStore store, String database, String collection) {
    store.write(
        database,
        transaction -> {
          transaction.createCollection(collection, SystemFields.HIDDEN, json("{capped: false}"));
          return true;
        });
  }

  private List<String> collections(TestStore store, String database) {
    return store
        .store()
        .read(
            database,
            Deadline.NEVER,
            snapshot ->
                snapshot.collections().stream()
                    .map(info -> info.namespace().collection())
                    .toList());
  }

  @Test
  void keepsDatabasesOfAnyNameApart() {
    try (TestStore store = TestStore.hidden(folder)) {
      NAMES.forEach(name -> put(store, name, "in " + name));
    }
    try (TestStore store = TestStore.hidden(folder)) {
      assertThat(store.store().databases())
          .extracting(database -> database.name())
          .containsExactlyInAnyOrderElementsOf(NAMES);
      NAMES.forEach(name -> assertThat(collections(store, name)).containsExactly("in " + name));
    }
  }

  @Test
  void keepsCollectionsOfAnyNameApart() throws SQLException {
    List<String> names =
        List.of(
            "A", "a", "c_1", "loquat_store", "q\"u'o`te", "sqlite_master", "system.views", "日本");
    try (TestStore store = TestStore.hidden(folder)) {
      names.forEach(name -> put(store, "db", name));
      assertThat(collections(store, "db")).containsExactlyInAnyOrderElementsOf(names);
      names.forEach(
          name -> store.<Boolean>write("db", transaction -> transaction.dropCollection(name)));
      names.forEach(name -> put(store, "db", name));
      assertThat(collections(store, "db")).containsExactlyInAnyOrderElementsOf(names);
    }
  }

  @Test
  void showsDocumentsInAViewOfTheCollectionsName() throws SQLException {
    try (TestStore store = TestStore.hidden(folder)) {
      store.insert("{_id: 'x', n: {$numberLong: '5'}}");
      assertThat(sql("db", "SELECT _id || ' ' || document FROM things"))
          .isEqualTo("\"x\" {\"_id\":\"x\",\"n\":5}");
      store.<Boolean>write(
          transaction -> {
            transaction.renameCollection(TestStore.COLLECTION, "stuff", false);
            return true;
          });
      assertThat(sql("db", "SELECT count(*) FROM stuff")).isEqualTo("1");
    }
  }

  @Test
  void remembersCollectionsTheirOptionsAndIdentity() {
    UUID before;
    try (TestStore store = TestStore.hidden(folder)) {
      put(store, "db", "a");
      before = store.<UUID>write(t -> t.collection("a").orElseThrow().uuid());
    }
    try (TestStore store = TestStore.visible(folder)) {
      var info = store.store().read("db", Deadline.NEVER, s -> s.collection("a").orElseThrow());
      assertThat(info.uuid()).isEqualTo(before);
      assertThat(info.options()).isEqualTo(json("{capped: false}"));
      assertThat(info.systemFields()).isEqualTo(SystemFields.HIDDEN);
    }
  }

  @Test
  void leavesFilesOfOthersAloneAndNamesThem() throws Exception {
    byte[] text =
        "this is no database, and it is longer than a header: "
            .repeat(10)
            .getBytes(StandardCharsets.UTF_8);
    Files.write(folder.resolve("text.sqlite"), text);
    sql("foreign", "CREATE TABLE t (x)");
    byte[] foreign = Files.readAllBytes(folder.resolve("foreign.sqlite"));
    try (TestStore store = TestStore.hidden(folder)) {
      put(store, "good", "a");
      for (String name : List.of("text", "foreign")) {
        assertThatThrownBy(() -> put(store, name, "a"))
            .isInstanceOf(Unreadable.class)
            .hasMessageContaining(name + ".sqlite");
        assertThatThrownBy(() -> collections(store, name)).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> store.store().dropDatabase(name).toCompletableFuture().join())
            .hasCauseInstanceOf(Unreadable.class);
      }
      assertThat(store.store().databases())
          .filteredOn(database -> database.problem().isPresent())
          .extracting(database -> database.name())
          .containsExactly("foreign", "text");
      assertThat(collections(store, "good")).containsExactly("a");
    }
    assertThat(Files.readAllBytes(folder.resolve("text.sqlite"))).isEqualTo(text);
    assertThat(Files.readAllBytes(folder.resolve("foreign.sqlite"))).isEqualTo(foreign);
  }

  @Test
  void refusesANewerFormat() throws SQLException {
    try (TestStore store = TestStore.hidden(folder)) {
      put(store, "db", "a");
    }
    sql("db", "PRAGMA user_version = 99");
    try (TestStore store = TestStore.hidden(folder)) {
      assertThatThrownBy(() -> collections(store, "db"))
          .isInstanceOf(Unreadable.class)
          .hasMessageContaining("db.sqlite")
          .hasMessageContaining("99");
    }
  }

  @Test
  void reportsACorruptFileAndServesTheOthers() throws IOException {
    try (TestStore store = TestStore.hidden(folder)) {
      put(store, "good", "a");
      for (int i = 0; i < 2_000; i++) {
        store.insert("{_id: " + i + ", text: '" + "x".repeat(50) + "'}");
      }
    }
    Path file = folder.resolve("db.sqlite");
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 4096, bytes.length, (byte) 0x5a);
    Files.write(file, bytes);
    try (TestStore store = TestStore.hidden(folder)) {
      assertThatThrownBy(() -> store.find("{}"))
          .isInstanceOf(Unreadable.class)
          .hasMessageContaining("db.sqlite");
      assertThat(collections(store, "good")).containsExactly("a");
    }
  }

  @Test
  void namesTheProcessThatHasTheFolder() {
    try (TestStore store = TestStore.hidden(folder)) {
      assertThat(store.store().databases()).isEmpty();
      assertThatThrownBy(() -> SqliteStore.open(folder, SystemFields.HIDDEN))
          .isInstanceOf(Unreadable.class)
          .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
    }
    TestStore.hidden(folder).close();
  }

  @Test
  void dropsADatabaseWithItsFile() {
    try (TestStore store = TestStore.hidden(folder)) {
      put(store, "db", "a");
      assertThat(store.store().dropDatabase("db").toCompletableFuture().join()).isTrue();
      assertThat(folder.resolve("db.sqlite")).doesNotExist();
      assertThat(store.store().dropDatabase("db").toCompletableFuture().join()).isFalse();
      assertThat(collections(store, "db")).isEmpty();
      put(store, "db", "b");
      assertThat(collections(store, "db")).containsExactly("b");
    }
  }

  @Test
  void keepsNoFileOfADatabaseWithoutCollections() {
    try (TestStore store = TestStore.hidden(folder)) {
      assertThat(store.<Boolean>write("db", transaction -> transaction.dropCollection("none")))
          .isFalse();
      assertThat(store.store().databases()).isEmpty();
    }
    assertThat(folder.resolve("db.sqlite")).doesNotExist();
  }

  private String sql(String database, String statement) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(database + ".sqlite"));
        var prepared = connection.createStatement()) {
      if (!prepared.execute(statement)) {
        return "";
      }
      try (var rows = prepared.getResultSet()) {
        return rows.next() ? rows.getString(1) : "";
      }
    }
  }
}
