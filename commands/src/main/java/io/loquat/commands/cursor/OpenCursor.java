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

  private final long id;
  private final Namespace namespace;
  private final Optional<Session> session;
  private final Batches batches;
  private final Duration idleMax;
  private final AtomicReference<State> state = new AtomicReference<>(State.IN_USE);
  private volatile long usedNanoTime;

  OpenCursor(
      long id,
      Namespace namespace,
      Optional<Session> session,
      Batches batches,
      Duration idleMax,
      long nanoTime) {
    this.id = id;
    this.namespace = namespace;
    this.session = session;
    this.batches = batches;
    this.idleMax = idleMax;
    this.usedNanoTime = nanoTime;
  }

  public long id() {
    return id;
  }

  public Namespace namespace() {
    return namespace;
  }

  public Optional<Session> session() {
    return session;
  }

  /** Only for whoever has taken the cursor. */
  public Batches batches() {
    return batches;
  }

  boolean take() {
    return state.compareAndSet(State.IDLE, State.IN_USE);
  }

  /** Gives the cursor back; closes it if it was killed meanwhile. */
  void giveBack(long nanoTime) {
    usedNanoTime = nanoTime;
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
  }

  boolean isIdleTooLong(long nanoTime) {
    return state.get() == State.IDLE && nanoTime - usedNanoTime > idleMax.toNanos();
  }
}
