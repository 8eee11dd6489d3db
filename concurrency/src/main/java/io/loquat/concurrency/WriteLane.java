package io.loquat.concurrency;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * The one writer of something: commands queue up, and a batch of them runs in one transaction, each
 * in its savepoint, with one commit. Thread-safe by a lock around the queue; what commands touch is
 * handed from runner to runner through that lock.
 *
 * <p><b>Threads.</b> A lane has no thread of its own. It borrows one of the executor's while
 * commands wait, one batch at a time, so that a thousand lanes share a few threads fairly. At most
 * one runner is active in a lane.
 *
 * <p><b>Output gate.</b> No future completes before its batch's transaction has ended; that goes
 * for failures too, which may rest on what others in the batch wrote. If the commit fails, all
 * fail.
 *
 * <p><b>Failures.</b> A command that throws is rolled back to its savepoint and fails alone. Where
 * even that is impossible (a full disk may end the whole transaction), it and those before it in
 * the batch fail, and those after it run in a new transaction.
 *
 * <p>Futures complete on the lane's thread: what hangs on them must be short and must not wait for
 * the same lane.
 */
public final class WriteLane {
  private final LaneTransactions transactions;
  private final Executor executor;
  private final LaneSettings settings;

  /** Guards the fields below. */
  private final Object lock = new Object();

  private final Deque<LaneCommand<?>> waiting = new ArrayDeque<>();
  private final CompletableFuture<Void> drained = new CompletableFuture<>();
  private boolean running;
  private boolean closed;

  public WriteLane(GroupCommit target, Executor executor, LaneSettings settings) {
    this.transactions = new LaneTransactions(target, settings.batchTimeMax());
    this.executor = executor;
    this.settings = settings;
  }

  /**
   * Queues a command. The future fails with a {@link LaneException} if the lane is full or closed,
   * and with what the command threw if it did.
   */
  public <T> CompletableFuture<T> submit(Supplier<T> work) {
    LaneCommand<T> command = new LaneCommand<>(work);
    boolean start;
    synchronized (lock) {
      if (closed) {
        return CompletableFuture.failedFuture(new LaneException.Closed());
      }
      if (waiting.size() >= settings.queueLengthMax()) {
        return CompletableFuture.failedFuture(new LaneException.Full());
      }
      waiting.add(command);
      start = !running;
      running = true;
    }
    if (start) {
      executor.execute(this::runBatch);
    }
    return command.future();
  }

  /** Takes no more commands. The stage completes once those that wait have run. */
  public CompletionStage<Void> close() {
    synchronized (lock) {
      closed = true;
      if (!running) {
        drained.complete(null);
      }
    }
    return drained.copy();
  }

  /** How many transactions were committed. */
  public long commits() {
    return transactions.commits();
  }

  /** How many commands those transactions held. */
  public long commandsCommitted() {
    return transactions.commandsCommitted();
  }

  private void runBatch() {
    List<LaneCommand<?>> batch = takeBatch();
    int done = 0;
    while (done < batch.size()) {
      done += transactions.run(batch.subList(done, batch.size()));
    }
    if (moreWaits()) {
      executor.execute(this::runBatch);
    }
  }

  private List<LaneCommand<?>> takeBatch() {
    List<LaneCommand<?>> batch = new ArrayList<>();
    synchronized (lock) {
      while (batch.size() < settings.batchCommandsMax() && !waiting.isEmpty()) {
        batch.add(waiting.remove());
      }
    }
    return batch;
  }

  private boolean moreWaits() {
    synchronized (lock) {
      running = !waiting.isEmpty();
      if (closed && !running) {
        drained.complete(null);
      }
      return running;
    }
  }
}
