package io.loquat.store.sqlite;

import java.util.Locale;

/**
 * A view for each collection, under the collection's own name, for people who open the file in
 * {@code sqlite3}. Nothing reads it. SQLite's names ignore case, and some are taken: then there is
 * no view.
 */
final class Views {
  private Views() {}

  static void create(SqliteConnection connection, CollectionTable table) {
    String name = table.info().namespace().collection();
    if (!mayName(name) || exists(connection, name)) {
      return;
    }
    connection.executeOnce(
        "CREATE VIEW "
            + quoted(name)
            + " AS SELECT data -> '$._id' AS _id, json(data) AS document,"
            + " _version, _created, _updated FROM "
            + table.name()
            + " WHERE _archived = 0");
  }

  /** Drops the view that {@link #create} made of the table, if it did. */
  static void drop(SqliteConnection connection, CollectionTable table) {
    String name = table.info().namespace().collection();
    if (mayName(name) && isOf(connection, name, table)) {
      connection.executeOnce("DROP VIEW " + quoted(name));
    }
  }

  /** Names that are SQLite's or our tables' must stay free for them. */
  private static boolean mayName(String collection) {
    String name = collection.toLowerCase(Locale.ROOT);
    return !name.startsWith("sqlite_")
        && !name.startsWith("loquat_")
        && !name.matches("c_[0-9]+.*")
        && name.indexOf(0) < 0;
  }

  private static boolean exists(SqliteConnection connection, String name) {
    try (SqliteRows rows =
        connection
            .prepare("SELECT 1 FROM sqlite_schema WHERE name = ? COLLATE NOCASE")
            .bind(name)
            .query()) {
      return rows.next();
    }
  }

  private static boolean isOf(SqliteConnection connection, String name, CollectionTable table) {
    try (SqliteRows rows =
        connection
            .prepare(
                "SELECT 1 FROM sqlite_schema WHERE type = 'view' AND name = ?"
                    + " AND instr(sql, ' FROM ' || ? || ' WHERE ')")
            .bind(name)
            .bind(table.name())
            .query()) {
      return rows.next();
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
