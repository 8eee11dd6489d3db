package io.loquat.commands;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The commands that run now, for {@code currentOp}. Thread-safe by a concurrent map. It holds no
 * more than are being worked on.
 */
public final class Operations {
  /**
   * A command that runs.
   *
   * @param number unique in the life of the process
   */
  public record Operation(
      long number, CommandSpec spec, CommandRequest request, long startNanoTime, Instant started) {}

  private final AtomicLong numbers = new AtomicLong();
  private final ConcurrentHashMap<Long, Operation> running = new ConcurrentHashMap<>();

  /** Takes note of a command; returns its number. */
  long begin(CommandSpec spec, CommandRequest request, long startNanoTime) {
    long number = numbers.incrementAndGet();
    running.put(number, new Operation(number, spec, request, startNanoTime, Instant.now()));
    return number;
  }

  /** A command has its reply. */
  void end(long number) {
    running.remove(number);
  }

  /** What runs now, by number. */
  public List<Operation> running() {
    return running.values().stream().sorted(Comparator.comparing(Operation::number)).toList();
  }
}
