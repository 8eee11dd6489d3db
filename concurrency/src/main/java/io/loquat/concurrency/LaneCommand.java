package io.loquat.concurrency;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One command in a {@link WriteLane} with its outcome, which stays behind the output gate until the
 * transaction has ended. Confined to the lane, but for the future.
 */
final class LaneCommand<T> {
  private final Supplier<T> work;
  private final CompletableFuture<T> future = new CompletableFuture<>();
  private @Nullable T result;
  private @Nullable Throwable failure;

  LaneCommand(Supplier<T> work) {
    this.work = work;
  }

  CompletableFuture<T> future() {
    return future;
  }

  void run() {
    result = work.get();
  }

  void fail(Throwable cause) {
    failure = cause;
  }

  /** Lets the outcome out. */
  @SuppressWarnings("NullAway") // a command's result may be null, as a Void one's is
  void open() {
    Throwable cause = failure;
    if (cause == null) {
      future.complete(result);
    } else {
      future.completeExceptionally(cause);
    }
  }
}
