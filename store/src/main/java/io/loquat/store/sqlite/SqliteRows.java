package io.loquat.store.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The rows of a running statement. Confined to its connection. Columns are numbered from 1. */
final class SqliteRows implements AutoCloseable {
  private final ResultSet rows;
  private final SqliteErrors errors;

  SqliteRows(ResultSet rows, SqliteErrors errors) {
    this.rows = rows;
    this.errors = errors;
  }

  boolean next() {
    try {
      return rows.next();
    } catch (SQLException e) {
      throw errors.translate(e);
    }
  }

  long integer(int column) {
    try {
      return rows.getLong(column);
    } catch (SQLException e) {
      throw errors.translate(e);
    }
  }

  /** A blob, or a text's UTF-8 bytes. */
  byte[] bytes(int column) {
    byte[] value = bytesOrNull(column);
    return value == null ? new byte[0] : value;
  }

  byte @Nullable [] bytesOrNull(int column) {
    try {
      return rows.getBytes(column);
    } catch (SQLException e) {
      throw errors.translate(e);
    }
  }

  String text(int column) {
    try {
      String value = rows.getString(column);
      return value == null ? "" : value;
    } catch (SQLException e) {
      throw errors.translate(e);
    }
  }

  /** Ends the statement, so that it holds no lock and can run again. */
  @Override
  public void close() {
    try {
      rows.close();
    } catch (SQLException e) {
      throw errors.translate(e);
    }
  }
}
