package io.loquat.store.sqlite;

import io.loquat.store.StoreException;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The file of one database: whether it is ours, how it is opened, how it gets its tables.
 * Immutable.
 *
 * <p>A file that is not ours is never changed: everything is checked before the first write.
 */
record StoreFile(Path path, SqliteSettings settings) {
  /** "Loqt", at byte 68 of the file. */
  static final int APPLICATION_ID = 0x4c6f7174;

  /** The newest format, which is the number of the last file under {@code schema/}. */
  static final int FORMAT = 3;

  static final int PAGE_BYTES = 4096;
  private static final int WRITER_CACHE_KIB = 32768;
  private static final int READER_CACHE_KIB = 2048;

  /** What a checkpoint leaves of the log's file. */
  private static final int JOURNAL_BYTES_KEPT = 32 << 20;

  /**
   * So long a log is moved into the file: what many commits changed of an index is moved once. It
   * stays below {@link #JOURNAL_BYTES_KEPT}, so that the log is not cut off and grown again.
   */
  private static final int CHECKPOINT_PAGES = 6000;

  boolean exists() {
    return Files.exists(path);
  }

  /** Opens the file for writing, creating or upgrading it. */
  SqliteConnection openWriter() {
    boolean existed = exists();
    SqliteConnection connection = SqliteConnection.open(path, true, busyTimeoutMillis());
    try {
      prepare(connection, existed);
      return connection;
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** Opens another connection to a file that a writer has open. */
  SqliteConnection openReader() {
    SqliteConnection connection = SqliteConnection.open(path, false, busyTimeoutMillis());
    try {
      common(connection, READER_CACHE_KIB);
      connection.executeOnce("PRAGMA query_only = 1");
      return connection;
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private int busyTimeoutMillis() {
    return Math.toIntExact(settings.busyTimeoutMax().toMillis());
  }

  private void prepare(SqliteConnection connection, boolean existed) {
    common(connection, WRITER_CACHE_KIB);
    int format = existed ? format(connection) : 0;
    if (format == 0) {
      connection.executeOnce("PRAGMA page_size = " + PAGE_BYTES);
      connection.executeOnce("PRAGMA auto_vacuum = INCREMENTAL");
    }
    if (format < FORMAT) {
      upgrade(connection, format);
    }
    connection.executeOnce("PRAGMA journal_mode = WAL");
    connection.executeOnce("PRAGMA synchronous = FULL");
    connection.executeOnce("PRAGMA journal_size_limit = " + JOURNAL_BYTES_KEPT);
    connection.executeOnce("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
  }

  private static void common(SqliteConnection connection, int cacheKib) {
    connection.executeOnce("PRAGMA mmap_size = 0");
    connection.executeOnce("PRAGMA foreign_keys = 0");
    connection.executeOnce("PRAGMA trusted_schema = 0");
    connection.executeOnce("PRAGMA cache_size = -" + cacheKib);
  }

  /** The file's format, 0 if it holds nothing at all. */
  private int format(SqliteConnection connection) {
    if (connection.queryLong("PRAGMA page_count") == 0) {
      return 0;
    }
    problem(
            connection.queryLong("PRAGMA application_id"),
            connection.queryLong("PRAGMA user_version"))
        .ifPresent(
            problem -> {
              throw new StoreException.Unreadable(problem, new IOException(problem));
            });
    return (int) connection.queryLong("PRAGMA user_version");
  }

  private Optional<String> problem(long applicationId, long format) {
    if (applicationId != APPLICATION_ID) {
      return Optional.of(path + " is a SQLite database, but not one of Loquat's");
    }
    return format > FORMAT
        ? Optional.of(path + " has format " + format + ", this version reads up to " + FORMAT)
        : Optional.empty();
  }

  /** Brings the file to the newest format in one transaction, or leaves it as it was. */
  private static void upgrade(SqliteConnection connection, int from) {
    connection.executeOnce("BEGIN IMMEDIATE");
    try {
      for (int format = from + 1; format <= FORMAT; format++) {
        schema(format).forEach(connection::executeOnce);
      }
      connection.executeOnce("PRAGMA application_id = " + APPLICATION_ID);
      connection.executeOnce("PRAGMA user_version = " + FORMAT);
      connection.executeOnce("COMMIT");
    } catch (RuntimeException e) {
      connection.executeOnce("ROLLBACK");
      throw e;
    }
  }

  /** The statements of a format's file: each ends with a semicolon at a line's end. */
  private static List<String> schema(int format) {
    String name = String.format(Locale.ROOT, "schema/%04d.sql", format);
    try (InputStream in = StoreFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split(";\n")).filter(sql -> !sql.isBlank()).toList();
    } catch (IOException e) {
      throw new IllegalStateException(name + " is unreadable", e);
    }
  }

  /** Deletes a file that nobody has open, for good. */
  void delete() {
    try {
      Files.deleteIfExists(path);
      for (String suffix : List.of("-journal", "-wal", "-shm")) {
        Files.deleteIfExists(path.resolveSibling(path.getFileName() + suffix));
      }
      try (FileChannel folder = FileChannel.open(path.resolveSibling("."))) {
        folder.force(true);
      }
    } catch (IOException e) {
      throw new StoreException.DiskFailure("cannot delete " + path, e);
    }
  }

  /**
   * Why a file that nobody has open cannot be used, judged by its header alone. Must not be called
   * while a connection is open: closing the file would release that connection's locks.
   */
  Optional<String> problemOfClosedFile() {
    byte[] magic = new byte[16];
    try (DataInputStream in = new DataInputStream(Files.newInputStream(path))) {
      if (Files.size(path) == 0) {
        return Optional.empty();
      }
      byte[] header = in.readNBytes(100);
      if (header.length < 100
          || !new String(header, 0, magic.length, StandardCharsets.ISO_8859_1)
              .equals("SQLite format 3\0")) {
        return Optional.of(path + " is not a SQLite database");
      }
      ByteBuffer fields = ByteBuffer.wrap(header);
      return problem(fields.getInt(68), fields.getInt(60));
    } catch (IOException e) {
      return Optional.of(path + " cannot be read: " + e.getMessage());
    }
  }
}
