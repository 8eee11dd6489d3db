package io.loquat.store.sqlite;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A prepared statement that throws the store's exceptions. Confined to its connection. Parameters
 * are numbered from 1 and are bound in order.
 */
final class SqliteStatement {
  private final PreparedStatement statement;
  private final SqliteErrors errors;
  private int bound;
  private boolean ended;

  SqliteStatement(PreparedStatement statement, SqliteErrors errors) {
    this.statement = statement;
    this.errors = errors;
  }

  SqliteStatement bind(long value) {
    try {
      statement.setLong(++bound, value);
      return this;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  SqliteStatement bind(double value) {
    try {
      statement.setDouble(++bound, value);
      return this;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  SqliteStatement bind(String value) {
    try {
      statement.setString(++bound, value);
      return this;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Null is SQL's. */
  SqliteStatement bind(byte @Nullable [] value) {
    try {
      statement.setBytes(++bound, value);
      return this;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Runs a statement that changes rows; returns how many. */
  int update() {
    try {
      bound = 0;
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Runs a statement whose result, if any, does not matter. */
  void execute() {
    try {
      bound = 0;
      statement.execute();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  SqliteRows query() {
    try {
      bound = 0;
      return new SqliteRows(statement.executeQuery(), errors);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Whether it cannot run again: the driver ends a statement whose run it had to stop. */
  boolean ended() {
    return ended;
  }

  void close() {
    try {
      statement.close();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private RuntimeException failed(SQLException e) {
    bound = 0;
    ended = !SqliteErrors.isConstraint(e);
    return errors.translate(e);
  }
}
