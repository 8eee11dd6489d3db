package io.loquat.readmodel.channel;

import io.loquat.readmodel.error.OperationInterruptedException;
import io.loquat.readmodel.error.ServerUnreachableException;
import io.loquat.readmodel.error.TooManyOperationsException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Blocking calls made asynchronous by virtual threads, so many at a time and so many in waiting.
 * Thread-safe by its semaphores.
 */
final class AsyncCalls implements AutoCloseable {
  /** As many as the driver's pool has connections unless told otherwise. */
  private static final int RUNNING_MAX = 100;

  private static final int ADMITTED_MAX = 10_000;

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("loquat-call-", 1).factory());
  private final Semaphore running = new Semaphore(RUNNING_MAX);
  private final Semaphore admitted = new Semaphore(ADMITTED_MAX);

  <R> CompletionStage<R> start(Supplier<R> call) {
    if (!admitted.tryAcquire()) {
      return CompletableFuture.failedFuture(new TooManyOperationsException(ADMITTED_MAX));
    }
    try {
      return CompletableFuture.supplyAsync(() -> inTurn(call), threads)
          .whenComplete((result, error) -> admitted.release());
    } catch (RejectedExecutionException e) {
      admitted.release();
      return CompletableFuture.failedFuture(
          new ServerUnreachableException("the connection is closed", e));
    }
  }

  private <R> R inTurn(Supplier<R> call) {
    try {
      running.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperationInterruptedException(e);
    }
    try {
      return call.get();
    } finally {
      running.release();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
