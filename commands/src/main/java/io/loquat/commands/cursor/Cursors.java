package io.loquat.commands.cursor;

import io.loquat.commands.argument.Session;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Namespace;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The open cursors, by id. Thread-safe by a concurrent map; a thread of its own closes those that
 * no client has used for long.
 */
public final class Cursors implements AutoCloseable {
  private static final int OPEN_MAX = 10_000;
  private static final Duration IDLE_MAX = Duration.ofMinutes(10);
  // noCursorTimeout means as long as the session, and sessions end after 30 minutes.
  private static final Duration IDLE_MAX_PATIENT = Duration.ofMinutes(30);
  private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);

  private final Map<Long, OpenCursor> open = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("loquat-cursor-sweeper").factory());

  public Cursors() {
    long seconds = SWEEP_EVERY.toSeconds();
    var unused = sweeper.scheduleWithFixedDelay(this::sweep, seconds, seconds, TimeUnit.SECONDS);
  }

  /**
   * Registers a cursor, taken by the caller.
   *
   * @param patient whether it outlives the usual idle time
   */
  public OpenCursor register(
      Namespace namespace, Optional<Session> session, Batches batches, boolean patient) {
    if (open.size() >= OPEN_MAX) {
      throw new CommandException(
          ErrorCode.OPERATION_FAILED, "Too many open cursors: at most " + OPEN_MAX);
    }
    Duration idleMax = patient ? IDLE_MAX_PATIENT : IDLE_MAX;
    while (true) {
      long id = random.nextLong() & Long.MAX_VALUE;
      OpenCursor cursor =
          new OpenCursor(id, namespace, session, batches, idleMax, System.nanoTime());
      if (id != 0 && open.putIfAbsent(id, cursor) == null) {
        return cursor;
      }
    }
  }

  /**
   * Takes a cursor for one batch.
   *
   * @throws CommandException CursorNotFound, Unauthorized if it belongs to another namespace or
   *     session, or CursorInUse
   */
  public OpenCursor take(long id, Namespace namespace, Optional<Session> session) {
    OpenCursor cursor = open.get(id);
    if (cursor == null) {
      throw notFound(id);
    }
    checkOwner(cursor, namespace, session);
    if (!cursor.take()) {
      throw new CommandException(ErrorCode.CURSOR_IN_USE, "cursor id " + id + " is already in use");
    }
    return cursor;
  }

  private static CommandException notFound(long id) {
    return new CommandException(ErrorCode.CURSOR_NOT_FOUND, "cursor id " + id + " not found");
  }

  private static void checkOwner(
      OpenCursor cursor, Namespace namespace, Optional<Session> session) {
    if (!cursor.namespace().equals(namespace)) {
      throw new CommandException(
          ErrorCode.UNAUTHORIZED,
          "Requested getMore on namespace '%s', but cursor belongs to a different namespace %s"
              .formatted(namespace, cursor.namespace()));
    }
    if (!cursor.session().equals(session)) {
      throw new CommandException(
          ErrorCode.UNAUTHORIZED,
          "Cannot run getMore on cursor %s, which was created in another session"
              .formatted(cursor.id()));
    }
  }

  /** Ends the caller's turn: the cursor waits for the next, or is closed if nothing is left. */
  public void giveBack(OpenCursor cursor, boolean finished) {
    if (finished) {
      open.remove(cursor.id());
      cursor.finish();
    } else {
      cursor.giveBack(System.nanoTime());
    }
  }

  /** Closes a cursor; false if there is none. */
  public boolean kill(long id) {
    OpenCursor cursor = open.get(id);
    return cursor != null && kill(cursor);
  }

  private boolean kill(OpenCursor cursor) {
    boolean removed = open.remove(cursor.id(), cursor);
    if (removed) {
      cursor.kill();
    }
    return removed;
  }

  /** Closes the cursors of a session. */
  public void killSession(Session session) {
    for (OpenCursor cursor : open.values()) {
      if (cursor.session().filter(session::equals).isPresent()) {
        kill(cursor);
      }
    }
  }

  /** Closes the cursors of all sessions. */
  public void killSessions() {
    for (OpenCursor cursor : open.values()) {
      if (cursor.session().isPresent()) {
        kill(cursor);
      }
    }
  }

  public int count() {
    return open.size();
  }

  private void sweep() {
    long now = System.nanoTime();
    for (OpenCursor cursor : open.values()) {
      if (cursor.isIdleTooLong(now)) {
        kill(cursor);
      }
    }
  }

  /** Closes all cursors and ends the sweeping. */
  @Override
  public void close() {
    sweeper.shutdownNow();
    open.values().forEach(this::kill);
  }
}
