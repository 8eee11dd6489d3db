package io.loquat.store.jsonb;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A real SQLite in memory that evaluates one expression at a time. Confined to one test. */
final class Sqlite implements AutoCloseable {
  private final Connection connection;

  Sqlite() {
    try {
      connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isValid(byte[] jsonb) {
    return evaluate("json_valid(?1, 8)", jsonb).equals(1);
  }

  String json(byte[] jsonb) {
    return (String) evaluate("json(?1)", jsonb);
  }

  byte[] rewritten(String expression, Object... parameters) {
    return (byte[]) evaluate(expression, parameters);
  }

  /** The value; the text {@code NULL} stands for null. */
  Object evaluate(String expression, Object... parameters) {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT coalesce(" + expression + ", 'NULL')")) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getObject(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(expression, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
