package io.loquat.store.sqlite;

import io.loquat.store.Store.Deadline;
import io.loquat.store.StoreException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The reader connections of one open database, opened when first needed. Thread-safe by a semaphore
 * that counts connections in use and a lock around those that are not.
 */
final class ReaderPool implements AutoCloseable {
  private final StoreFile file;
  private final Semaphore permits;

  /** The one used last is used first: its pages are warm. Also the lock. */
  private final Deque<SqliteConnection> idle = new ArrayDeque<>();

  ReaderPool(StoreFile file) {
    this.file = file;
    this.permits = new Semaphore(file.settings().readersPerStore());
  }

  /** An open connection that nobody uses, if there is one and nobody waits for it. */
  @Nullable SqliteConnection tryTake() {
    if (permits.hasQueuedThreads() || !permits.tryAcquire()) {
      return null;
    }
    SqliteConnection connection = takeIdle();
    if (connection == null) {
      permits.release();
    }
    return connection;
  }

  /** Waits for a connection until the deadline. */
  SqliteConnection take(Deadline deadline) {
    acquire(deadline);
    try {
      SqliteConnection connection = takeIdle();
      return connection == null ? file.openReader() : connection;
    } catch (RuntimeException e) {
      permits.release();
      throw e;
    }
  }

  void giveBack(SqliteConnection connection) {
    connection.stopAt(Deadline.NEVER);
    connection.visitFor(Visit.Length.USUAL);
    synchronized (idle) {
      idle.push(connection);
    }
    permits.release();
  }

  /** For a connection that is not to be used again. */
  void discard(SqliteConnection connection) {
    try {
      connection.close();
    } finally {
      permits.release();
    }
  }

  private @Nullable SqliteConnection takeIdle() {
    synchronized (idle) {
      return idle.poll();
    }
  }

  private void acquire(Deadline deadline) {
    try {
      if (deadline.equals(Deadline.NEVER)) {
        permits.acquire();
      } else if (!permits.tryAcquire(
          deadline.nanoTime() - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        throw new StoreException.DeadlineExceeded();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException.Closed();
    }
  }

  /** Closes the connections. Nobody may have one any more. */
  @Override
  public void close() {
    synchronized (idle) {
      idle.forEach(SqliteConnection::close);
      idle.clear();
    }
  }
}
