package io.loquat.faults.race;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a race is: what the clients have done, and whether one of them found a fault. Thread-safe
 * by its own monitor.
 */
final class Tally {
  private final long goal;
  private long swapped;
  private long refused;
  private long seen;
  private long unanswered;
  private Optional<Throwable> fault = Optional.empty();

  /**
   * @param goal how many acknowledged changes make the race complete
   */
  Tally(long goal) {
    this.goal = goal;
  }

  synchronized void swapped() {
    swapped++;
    notifyAll();
  }

  synchronized void refused() {
    refused++;
  }

  synchronized void seen() {
    seen++;
  }

  synchronized void unanswered() {
    unanswered++;
  }

  synchronized void failed(Throwable problem) {
    fault = fault.or(() -> Optional.of(problem));
    notifyAll();
  }

  /**
   * @throws AssertionError with the first fault that a client found
   */
  synchronized void requireNoFault() {
    fault.ifPresent(
        problem -> {
          throw new AssertionError("a client found a fault", problem);
        });
  }

  synchronized boolean isOver() {
    return swapped >= goal || fault.isPresent();
  }

  synchronized long changes() {
    return swapped;
  }

  /** Waits for so many acknowledged changes, or a fault, but no longer than {@code patience}. */
  synchronized void await(long changes, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    long left = patience.toMillis();
    while (swapped < changes && fault.isEmpty() && left > 0) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
  }

  @Override
  public synchronized String toString() {
    return "%,d of %,d changes, %,d refused, %,d reads, %,d unanswered"
        .formatted(swapped, goal, refused, seen, unanswered);
  }
}
