package io.loquat.readmodel.document;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** What asynchronous calls have in common. Stateless. */
final class Stages {
  private Stages() {}

  /** Whatever the supplier throws fails the stage. */
  static <R> CompletionStage<R> start(Supplier<CompletionStage<R>> call) {
    try {
      return call.get();
    } catch (RuntimeException e) {
      return CompletableFuture.failedStage(e);
    }
  }

  static void ignore(Object result) {
    // Whoever waits wants to know that it is done.
  }
}
