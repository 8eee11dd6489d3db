package io.loquat.query.expression.array;

import io.loquat.query.context.TimeLimit;

/** A loop over elements, which ends when the command's time is over. Confined to one evaluation. */
final class Loop {
  private static final int STEPS_A_CHECK = 1024;

  private final TimeLimit time;
  private int steps;

  /** Checks the time, too: loops within loops may each be short. */
  Loop(TimeLimit time) {
    this.time = time;
    time.check();
  }

  void step() {
    if (++steps % STEPS_A_CHECK == 0) {
      time.check();
    }
  }
}
