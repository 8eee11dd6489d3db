package io.loquat.concurrency;

import java.time.Duration;
import java.util.List;

/** Runs a lane's commands in transactions. Confined to the lane, but for the two counts. */
final class LaneTransactions {
  private final GroupCommit target;
  private final long batchNanosMax;
  private volatile long commits;
  private volatile long commandsCommitted;

  LaneTransactions(GroupCommit target, Duration batchTimeMax) {
    this.target = target;
    this.batchNanosMax = batchTimeMax.toNanos();
  }

  long commits() {
    return commits;
  }

  long commandsCommitted() {
    return commandsCommitted;
  }

  /**
   * Runs commands from the head of the list in one transaction; returns how many it got through.
   */
  int run(List<LaneCommand<?>> commands) {
    int done;
    try {
      target.begin();
      done = commands.size() == 1 ? runAlone(commands.getFirst()) : runTogether(commands);
    } catch (Throwable cause) {
      // The transaction could not be begun: that says nothing about the commands after it, but to
      // try each in turn would only make all of them wait longer for the same answer.
      done = commands.size();
      failAll(commands, cause);
    }
    for (LaneCommand<?> command : commands.subList(0, done)) {
      command.open();
    }
    return done;
  }

  /** A command that has the transaction to itself needs no savepoint. */
  private int runAlone(LaneCommand<?> command) {
    try {
      command.run();
    } catch (Throwable cause) {
      command.fail(cause);
      rollback(cause);
      return 1;
    }
    commit(List.of(command));
    return 1;
  }

  private int runTogether(List<LaneCommand<?>> commands) {
    long started = System.nanoTime();
    int done = 0;
    while (done < commands.size() && (done == 0 || System.nanoTime() - started < batchNanosMax)) {
      List<LaneCommand<?>> soFar = commands.subList(0, ++done);
      if (!runInSavepoint(soFar)) {
        return done;
      }
    }
    commit(commands.subList(0, done));
    return done;
  }

  /** Runs the last of the commands. False if the transaction is lost, and all of them with it. */
  private boolean runInSavepoint(List<LaneCommand<?>> soFar) {
    LaneCommand<?> command = soFar.getLast();
    try {
      target.savepoint();
      runAndRelease(command);
      return true;
    } catch (Throwable cause) {
      failAll(soFar, cause);
      rollback(cause);
      return false;
    }
  }

  private void runAndRelease(LaneCommand<?> command) {
    try {
      command.run();
      target.release();
    } catch (Throwable cause) {
      target.rollbackToSavepoint();
      command.fail(cause);
    }
  }

  private void commit(List<LaneCommand<?>> commands) {
    try {
      target.commit();
    } catch (Throwable cause) {
      failAll(commands, cause);
      rollback(cause);
      return;
    }
    count(commands.size());
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // the lane is the only writer
  private void count(int commands) {
    commits++;
    commandsCommitted += commands;
  }

  private void rollback(Throwable cause) {
    try {
      target.rollback();
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  private static void failAll(List<LaneCommand<?>> commands, Throwable cause) {
    commands.forEach(command -> command.fail(cause));
  }
}
