package io.loquat.query.context;

/** Ends work that a client's filter or expression may make long. Thread-safe. */
@FunctionalInterface
public interface TimeLimit {
  /** No limit. */
  TimeLimit NONE = () -> {};

  /**
   * To be called every few thousand steps.
   *
   * @throws io.loquat.model.CommandException MaxTimeMSExpired (50) once the time is over
   */
  void check();

  /** How long it is until then, for work that counts by itself; very long without a limit. */
  default long remainingNanos() {
    return Long.MAX_VALUE >> 1;
  }
}
