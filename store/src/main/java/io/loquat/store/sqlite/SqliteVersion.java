package io.loquat.store.sqlite;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;

/** The check that SQLite itself is new enough. */
final class SqliteVersion {
  /** Before it, resetting the write-ahead log could corrupt a file. */
  private static final int[] LEAST = {3, 51, 3};

  private SqliteVersion() {}

  static void check() {
    String version = read();
    if (!isEnough(version)) {
      throw new IllegalStateException(
          "SQLite " + version + " is too old: at least 3.51.3 is needed");
    }
  }

  static boolean isEnough(String version) {
    int[] parts = Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    return Arrays.compare(parts, LEAST) >= 0;
  }

  private static String read() {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT sqlite_version()")) {
      return rows.next() ? rows.getString(1) : "0";
    } catch (SQLException e) {
      throw new IllegalStateException("SQLite cannot be loaded", e);
    }
  }
}
