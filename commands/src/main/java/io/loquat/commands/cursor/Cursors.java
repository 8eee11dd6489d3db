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
import java.util.function.LongSupplier;
import org.bson.BsonDocument;
import org.bson.BsonInt64;

/**
 * The open cursors, by id. Thread-safe by a concurrent map; a thread of its own closes those that
 * no client has used for long.
 */
public final class Cursors implements AutoCloseable {
  /** As MongoDB's parameter {@code cursorTimeoutMillis}. */
  public static final Duration IDLE_MAX_DEFAULT = Duration.ofMinutes(10);

  private static final int OPEN_MAX = 10_000;
  // A cursor of a session lives as long as that does, and sessions end after 30 minutes.
  private static final Duration IDLE_MAX_PATIENT = Duration.ofMinutes(30);
  private static final Duration SWEEP_EVERY = Duration.ofSeconds(4);

  private final Map<Long, OpenCursor> open = new ConcurrentHashMap<>();
  private final Map<OpenCursor, Long> awaiting = new ConcurrentHashMap<>();
  private final CursorFigures figures = new CursorFigures();
  private final SecureRandom random = new SecureRandom();
  private final LongSupplier nanoClock;
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("loquat-cursor-sweeper").factory());
  private volatile Duration idleMax = IDLE_MAX_DEFAULT;
  private volatile boolean stopping;

  public Cursors() {
    this(System::nanoTime);
  }

  /**
   * @param nanoClock the time, for tests
   */
  Cursors(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
    long seconds = SWEEP_EVERY.toSeconds();
    var unused = sweeper.scheduleWithFixedDelay(this::sweep, seconds, seconds, TimeUnit.SECONDS);
  }

  /** Registers a cursor, taken by the caller. */
  public OpenCursor register(OpenCursor.Origin origin, Batches batches) {
    if (open.size() >= OPEN_MAX) {
      throw new CommandException(
          ErrorCode.OPERATION_FAILED, "Too many open cursors: at most " + OPEN_MAX);
    }
    while (true) {
      long id = random.nextLong() & Long.MAX_VALUE;
      OpenCursor cursor = new OpenCursor(id, origin, batches, nanoClock.getAsLong());
      if (id != 0 && open.putIfAbsent(id, cursor) == null) {
        figures.opened();
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
    awaiting.remove(cursor);
    if (finished) {
      remove(cursor);
      cursor.finish();
    } else {
      cursor.giveBack(nanoClock.getAsLong());
    }
  }

  /** The caller's turn lasts until something is inserted, unless the client goes away. */
  public void awaits(OpenCursor cursor, long connection) {
    awaiting.put(cursor, connection);
    if (stopping) {
      boolean unused = kill(cursor);
    }
  }

  /** Closes the cursors whose next batch a client waited for that is gone. */
  public void disconnected(long connection) {
    awaiting.forEach(
        (cursor, waiter) -> {
          if (waiter == connection) {
            kill(cursor);
          }
        });
  }

  /** Closes all cursors that wait for inserts, and lets none wait any more. */
  public void stopAwaiting() {
    stopping = true;
    awaiting.keySet().forEach(this::kill);
  }

  /** Closes a cursor; false if there is none. */
  public boolean kill(long id) {
    OpenCursor cursor = open.get(id);
    return cursor != null && kill(cursor);
  }

  private boolean kill(OpenCursor cursor) {
    boolean removed = remove(cursor);
    if (removed) {
      cursor.kill();
    }
    return removed;
  }

  private boolean remove(OpenCursor cursor) {
    boolean removed = open.remove(cursor.id(), cursor);
    if (removed) {
      figures.ended(cursor.lifespanNanos(nanoClock.getAsLong()), cursor.batchCount());
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

  /** How long a cursor may be idle that has no session. */
  public Duration idleMax() {
    return idleMax;
  }

  public void idleMax(Duration time) {
    idleMax = time;
  }

  /** As {@code metrics.cursor} of {@code serverStatus}. */
  public BsonDocument metrics() {
    long pinned = open.values().stream().filter(OpenCursor::isInUse).count();
    long patient = open.values().stream().filter(OpenCursor::isPatient).count();
    return figures
        .document()
        .append(
            "open",
            new BsonDocument("noTimeout", new BsonInt64(patient))
                .append("pinned", new BsonInt64(pinned))
                .append("total", new BsonInt64(open.size())));
  }

  /** Closes what nobody has used for too long. */
  void sweep() {
    long now = nanoClock.getAsLong();
    for (OpenCursor cursor : open.values()) {
      boolean patient = cursor.isPatient() || cursor.session().isPresent();
      Duration limit = patient ? IDLE_MAX_PATIENT : idleMax;
      if (cursor.isIdleLongerThan(limit, now) && kill(cursor)) {
        figures.timedOut();
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
