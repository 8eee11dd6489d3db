package io.loquat.commands;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often each command ran and failed. Thread-safe by concurrent parts. */
public final class CommandCounters {
  private final Map<String, Counter> byName = new ConcurrentHashMap<>();
  private final Counter unknown = new Counter();
  private final LongAdder internalErrors = new LongAdder();

  /** The totals of one command. Thread-safe by its adders. */
  public static final class Counter {
    private final LongAdder total = new LongAdder();
    private final LongAdder failed = new LongAdder();

    void ran(boolean ok) {
      total.increment();
      if (!ok) {
        failed.increment();
      }
    }

    public long total() {
      return total.sum();
    }

    public long failed() {
      return failed.sum();
    }
  }

  // Only registered names get here, so the map is as small as the registry.
  Counter of(CommandSpec spec) {
    return byName.computeIfAbsent(spec.name(), name -> new Counter());
  }

  /** Commands that do not exist here. */
  public Counter unknown() {
    return unknown;
  }

  void internalError() {
    internalErrors.increment();
  }

  /** How often a fault of ours was answered with an internal error. */
  public long internalErrors() {
    return internalErrors.sum();
  }

  /** How often the command of that name ran. */
  public long total(String name) {
    Counter counter = byName.get(name);
    return counter == null ? 0 : counter.total();
  }

  /** All counters, by command name. */
  public Map<String, Counter> all() {
    return new TreeMap<>(byName);
  }
}
