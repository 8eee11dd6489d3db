package io.loquat.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.store.CollectionValidation;
import io.loquat.store.DocumentCheck;
import io.loquat.store.Store.Deadline;
import io.loquat.store.ValidationScope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Checks after each test that every database file in the test's {@code folder} field is intact, and
 * that its indexes agree with its documents.
 */
final class FilesAreSound implements AfterEachCallback {
  private static final ValidationScope INDEXES =
      new ValidationScope(false, false, DocumentCheck.NONE);

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    Object test = context.getRequiredTestInstance();
    var field =
        Arrays.stream(test.getClass().getDeclaredFields())
            .filter(f -> f.getName().equals("folder"))
            .findFirst()
            .orElseThrow();
    field.setAccessible(true);
    for (Path file : databases((Path) field.get(test))) {
      check(file);
    }
  }

  private static List<Path> databases(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(DatabaseFileName.SUFFIX)).toList();
    }
  }

  static void check(Path file) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement();
        var rows = statement.executeQuery("PRAGMA integrity_check")) {
      rows.next();
      assertThat(rows.getString(1)).as(file.toString()).isEqualTo("ok");
    }
    checkIndexes(file);
  }

  /** That indexes hold what their documents demand, and nothing else. */
  private static void checkIndexes(Path file) {
    StoreFile database = new StoreFile(file, SqliteSettings.DEFAULT);
    if (database.problemOfClosedFile().isPresent()) {
      return;
    }
    try (SqliteConnection connection = database.openReader()) {
      if (connection.queryLong("PRAGMA user_version") != StoreFile.FORMAT) {
        return;
      }
      Catalog catalog = new CatalogTable(connection, "db").load();
      for (CollectionTable table : catalog.tables()) {
        CollectionValidation found =
            new CollectionChecker(connection, table, INDEXES, Deadline.NEVER).check();
        assertThat(found.valid()).as("%s: %s", file, found).isTrue();
      }
    }
  }
}
