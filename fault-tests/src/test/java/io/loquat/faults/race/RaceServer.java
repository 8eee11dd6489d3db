package io.loquat.faults.race;

import java.time.Duration;

/** The server that a race's clients speak to. Thread-safe. */
interface RaceServer extends AutoCloseable {
  String connectionString();

  /** How often it was started again, and was ready. */
  int life();

  /** Waits until it was started again after that life, but no longer than {@code patience}. */
  void awaitLifeAfter(int life, Duration patience);

  @Override
  void close();
}
