package io.loquat.commands.cursor;

import io.loquat.commands.argument.Session;
import io.loquat.model.Namespace;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A cursor between two commands. Thread-safe: its batches belong to whoever took it, until given
 * back.
 */
public final class OpenCursor {
  private enum State {
    IDLE,
    IN_USE,
    KILLED_IN_USE,
    CLOSED
  }

  private static final Runnable NOBODY_WAITS = () -> {};

  private final long id;
  private final Origin origin;
  private final Batches batches;
  private final long openedNanoTime;
  private final AtomicReference<State> state = new AtomicReference<>(State.IN_USE);
  private final AtomicReference<Runnable> onKill = new AtomicReference<>(NOBODY_WAITS);
  private volatile long usedNanoTime;
  private volatile Duration timeLeft;
  private volatile long batchCount;

  /**
   * Where a cursor comes from. Immutable.
   *
   * @param patient whether it may be idle for as long as its session, and longer than others
   * @param timeLeft what is left of the time that the client gave the command that opened it
   */
  public record Origin(
      Namespace namespace, Optional<Session> session, boolean patient, Duration timeLeft) {
    /** More than any client waits for. */
    public static final Duration NO_TIME_LIMIT = Duration.ofNanos(Long.MAX_VALUE);
  }

  OpenCursor(long id, Origin origin, Batches batches, long nanoTime) {
    this.id = id;
    this.origin = origin;
    this.batches = batches;
    this.openedNanoTime = nanoTime;
    this.usedNanoTime = nanoTime;
    this.timeLeft = origin.timeLeft();
  }

  public long id() {
    return id;
  }

  public Namespace namespace() {
    return origin.namespace();
  }

  public Optional<Session> session() {
    return origin.session();
  }

  boolean isPatient() {
    return origin.patient();
  }

  /** Only for whoever has taken the cursor. */
  public Batches batches() {
    return batches;
  }

  /** What all its batches together may still take. */
  public Duration timeLeft() {
    return timeLeft;
  }

  /** Only for whoever has taken the cursor. */
  public void timeLeft(Duration now) {
    timeLeft = now;
  }

  boolean take() {
    return state.compareAndSet(State.IDLE, State.IN_USE);
  }

  /** Gives the cursor back; closes it if it was killed meanwhile. */
  void giveBack(long nanoTime) {
    usedNanoTime = nanoTime;
    onKill.set(NOBODY_WAITS);
    if (!state.compareAndSet(State.IN_USE, State.IDLE)) {
      finish();
    }
  }

  /** Closes what the holder has taken. */
  void finish() {
    if (state.getAndSet(State.CLOSED) != State.CLOSED) {
      batches.close();
    }
  }

  /** Closes the cursor, or has its present holder close it. */
  void kill() {
    State before =
        state.getAndUpdate(
            now ->
                switch (now) {
                  case IN_USE -> State.KILLED_IN_USE;
                  case IDLE -> State.CLOSED;
                  case KILLED_IN_USE, CLOSED -> now;
                });
    if (before == State.IDLE) {
      batches.close();
    }
    onKill.get().run();
  }

  /** What the holder wants to be done, besides, when somebody kills the cursor. */
  public void onKill(Runnable action) {
    onKill.set(action);
    if (isKilled()) {
      action.run();
    }
  }

  /** Whether somebody has killed it while it is in use. */
  public boolean isKilled() {
    return state.get() == State.KILLED_IN_USE;
  }

  boolean isInUse() {
    return state.get() == State.IN_USE;
  }

  boolean isIdleLongerThan(Duration idleMax, long nanoTime) {
    return state.get() == State.IDLE && nanoTime - usedNanoTime > idleMax.toNanos();
  }

  /** Counts a batch; only for whoever has taken the cursor. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one holder at a time
  public void countBatch() {
    batchCount++;
  }

  long batchCount() {
    return batchCount;
  }

  long lifespanNanos(long nanoTime) {
    return nanoTime - openedNanoTime;
  }
}
