package io.loquat.store.sqlite;

import io.loquat.store.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteException;

/**
 * What SQLite's errors mean to the store. Immutable.
 *
 * @param file the file that they are about
 */
record SqliteErrors(Path file) {
  private static final int ERROR = 1;
  private static final int BUSY = 5;
  private static final int LOCKED = 6;
  private static final int READONLY = 8;
  private static final int INTERRUPT = 9;
  private static final int IOERR = 10;
  private static final int CORRUPT = 11;
  private static final int FULL = 13;
  private static final int CANTOPEN = 14;
  private static final int CONSTRAINT = 19;
  private static final int NOTADB = 26;

  /** A unique column would hold a value twice. */
  static final class UniqueViolation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UniqueViolation() {
      super("unique", null, false, false);
    }
  }

  /** A statement was made for a catalog that is no longer the file's. */
  static final class NoSuchTable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSuchTable(SQLException cause) {
      super("no such table", cause);
    }
  }

  RuntimeException translate(SQLException e) {
    String message = e.getMessage();
    if (primaryCode(e) == ERROR && message != null && message.contains("no such table")) {
      return new NoSuchTable(e);
    }
    if (primaryCode(e) == CONSTRAINT && message != null && message.contains("UNIQUE")) {
      return new UniqueViolation();
    }
    return switch (primaryCode(e)) {
      case INTERRUPT -> new StoreException.DeadlineExceeded();
      case FULL, IOERR, READONLY, CANTOPEN ->
          new StoreException.DiskFailure("cannot write or read " + file + ": " + message, e);
      case CORRUPT, NOTADB -> new StoreException.Unreadable(file + " is corrupt: " + message, e);
      case BUSY, LOCKED -> new StoreException.Busy(file + " is locked by another process");
      default -> new StoreException.Internal("SQLite refused a statement on " + file, e);
    };
  }

  /** Whether a row was refused, and nothing else is wrong. */
  static boolean isConstraint(SQLException e) {
    return primaryCode(e) == CONSTRAINT;
  }

  private static int primaryCode(SQLException e) {
    return (e instanceof SQLiteException sqlite ? sqlite.getResultCode().code : e.getErrorCode())
        & 0xff;
  }
}
