package io.loquat.commands;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.TimeLimit;
import io.loquat.store.Store.Deadline;

/** A command's deadline, as filters and expressions ask for it. Immutable. */
record CommandTime(Deadline deadline) implements TimeLimit {
  @Override
  public void check() {
    if (deadline.passed()) {
      throw new CommandException(ErrorCode.MAX_TIME_MS_EXPIRED, "operation exceeded time limit");
    }
  }

  @Override
  public long remainingNanos() {
    return deadline.equals(Deadline.NEVER)
        ? TimeLimit.super.remainingNanos()
        : deadline.nanoTime() - System.nanoTime();
  }
}
