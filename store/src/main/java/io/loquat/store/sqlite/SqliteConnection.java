package io.loquat.store.sqlite;

import io.loquat.store.Store.Deadline;
import io.loquat.store.jsonb.JsonbCodec;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteOpenMode;
import org.sqlite.jdbc4.JDBC4Connection;

/**
 * One connection to a database file with its prepared statements. Confined to whoever holds it: the
 * lane, or the one who took it from the {@link ReaderPool}.
 *
 * <p>SQLite asks the connection every few thousand steps whether to go on, on the thread that runs
 * the statement. So a deadline can only ever hit the statement that it was set for.
 */
final class SqliteConnection implements AutoCloseable {
  private static final int STATEMENTS_MAX = 100;
  private static final int STEPS_BETWEEN_CHECKS = 5_000;

  private final Connection connection;
  private final SqliteErrors errors;
  private final JsonbCodec codec = new JsonbCodec();
  private final Map<String, SqliteStatement> statements = new LinkedHashMap<>(64, 0.75f, true);
  private Deadline deadline = Deadline.NEVER;
  private Visit.Length visits = Visit.Length.USUAL;

  private SqliteConnection(Connection connection, SqliteErrors errors) {
    this.connection = connection;
    this.errors = errors;
  }

  /** Opens a file, which is created if it may be. */
  static SqliteConnection open(Path file, boolean create, int busyTimeoutMillis) {
    SqliteErrors errors = new SqliteErrors(file);
    SQLiteConfig config = new SQLiteConfig();
    config.setOpenMode(SQLiteOpenMode.READWRITE);
    // SQLite need not lock what only one thread at a time holds.
    config.setOpenMode(SQLiteOpenMode.NOMUTEX);
    if (!create) {
      config.resetOpenMode(SQLiteOpenMode.CREATE);
    }
    config.setBusyTimeout(busyTimeoutMillis);
    config.setGetGeneratedKeys(false);
    Properties properties = config.toProperties();
    try {
      String name = file.toString();
      SQLiteConnection jdbc = new JDBC4Connection("jdbc:sqlite:" + name, name, properties);
      // Transactions are begun and ended by statements of ours. Left in its auto-commit mode, the
      // driver would try a BEGIN and a COMMIT of its own after each statement. This tells it not
      // to,
      // and unlike setAutoCommit begins nothing.
      jdbc.getConnectionConfig().setAutoCommit(false);
      SqliteConnection opened = new SqliteConnection(jdbc, errors);
      ProgressHandler.setHandler(jdbc, STEPS_BETWEEN_CHECKS, opened.new DeadlineCheck());
      return opened;
    } catch (SQLException e) {
      throw errors.translate(e);
    }
  }

  /** A prepared statement, to be used and finished before it is asked for again. */
  SqliteStatement prepare(String sql) {
    SqliteStatement cached = statements.get(sql);
    if (cached != null && !cached.ended()) {
      return cached;
    }
    try {
      if (cached != null) {
        cached.close();
      }
      SqliteStatement prepared = new SqliteStatement(connection.prepareStatement(sql), errors);
      statements.put(sql, prepared);
      if (statements.size() > STATEMENTS_MAX) {
        forgetEldest();
      }
      return prepared;
    } catch (SQLException e) {
      throw errors.translate(e);
    }
  }

  private void forgetEldest() {
    var eldest = statements.entrySet().iterator();
    SqliteStatement statement = eldest.next().getValue();
    eldest.remove();
    statement.close();
  }

  void execute(String sql) {
    prepare(sql).execute();
  }

  /** Runs a statement that is not worth keeping, such as a PRAGMA. */
  void executeOnce(String sql) {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw errors.translate(e);
    }
  }

  /** The first column of the only row. */
  long queryLong(String sql) {
    try (SqliteRows rows = prepare(sql).query()) {
      return rows.next() ? rows.integer(1) : 0;
    }
  }

  /** Until the next call, statements that return rows stop at the deadline. */
  void stopAt(Deadline at) {
    deadline = at;
  }

  /** Until the next call, visits are as long as this. */
  void visitFor(Visit.Length length) {
    visits = length;
  }

  Visit.Length visits() {
    return visits;
  }

  SqliteErrors errors() {
    return errors;
  }

  /** The codec of whoever holds the connection. */
  JsonbCodec codec() {
    return codec;
  }

  @Override
  public void close() {
    statements.values().forEach(SqliteStatement::close);
    statements.clear();
    try {
      connection.close();
    } catch (SQLException e) {
      throw errors.translate(e);
    }
  }

  private final class DeadlineCheck extends ProgressHandler {
    @Override
    protected int progress() {
      return deadline.passed() ? 1 : 0;
    }
  }
}
