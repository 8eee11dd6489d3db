package io.loquat.readmodel.locking;

import io.loquat.readmodel.document.AsyncDocumentCollection;
import io.loquat.readmodel.document.Versioned;
import io.loquat.readmodel.error.RetriesExhaustedException;
import io.loquat.readmodel.error.VersionMismatchException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.bson.BsonDocument;

/**
 * {@link OptimisticLocking} with calls that do not wait; what the call of the same name throws
 * there, the stage fails with. Thread-safe.
 *
 * {@snippet :
 * locking.async()
 *     .atomicIncrement("invoices", "last", 1)
 *     .thenAccept(result -> show(result.value()));
 * }
 */
public final class AsyncOptimisticLocking<T> {
  private final AsyncDocumentCollection<T> collection;
  private final LockSteps<T> steps;

  private AsyncOptimisticLocking(AsyncDocumentCollection<T> collection) {
    this.collection = collection;
    this.steps = new LockSteps<>(collection.sync().mapping());
  }

  /** For the documents of a collection. */
  public static <T> AsyncOptimisticLocking<T> on(AsyncDocumentCollection<T> collection) {
    return new AsyncOptimisticLocking<>(collection);
  }

  /** The same with the defaults. */
  public CompletionStage<LockedUpdate<T>> updateWithOptimisticLock(
      Object id, UnaryOperator<T> change) {
    return updateWithOptimisticLock(id, change, LockOptions.defaults());
  }

  /**
   * Changes a document, as {@link OptimisticLocking#updateWithOptimisticLock(Object, UnaryOperator,
   * LockOptions)} does.
   */
  public CompletionStage<LockedUpdate<T>> updateWithOptimisticLock(
      Object id, UnaryOperator<T> change, LockOptions options) {
    return conditionalUpdate(id, document -> true, change, options);
  }

  /** The same with the defaults. */
  public CompletionStage<LockedUpdate<T>> conditionalUpdate(
      Object id, Predicate<? super T> condition, UnaryOperator<T> change) {
    return conditionalUpdate(id, condition, change, LockOptions.defaults());
  }

  /**
   * Changes a document if a condition holds, as {@link OptimisticLocking#conditionalUpdate(Object,
   * Predicate, UnaryOperator, LockOptions)} does.
   */
  public CompletionStage<LockedUpdate<T>> conditionalUpdate(
      Object id, Predicate<? super T> condition, UnaryOperator<T> change, LockOptions options) {
    return attempt(new Call<>(id, condition, change, options), 1);
  }

  private record Call<T>(
      Object id, Predicate<? super T> condition, UnaryOperator<T> change, LockOptions options) {}

  private CompletionStage<LockedUpdate<T>> attempt(Call<T> call, int attempt) {
    return collection
        .findOneVersioned(LockSteps.byId(call.id()))
        .thenCompose(
            found -> decide(call, found.orElseThrow(() -> LockSteps.notFound(call.id())), attempt))
        .exceptionallyCompose(error -> failed(call, attempt, error));
  }

  private CompletionStage<LockedUpdate<T>> decide(Call<T> call, Versioned<T> read, int attempt) {
    Optional<LockSteps.Write<T>> write = steps.decide(read, call.condition(), call.change());
    if (write.isEmpty()) {
      return CompletableFuture.completedStage(
          new LockedUpdate<>(false, read.value(), read.version(), attempt));
    }
    return write(call, read, write.get())
        .thenApply(
            written -> new LockedUpdate<>(true, written.value(), written.version(), attempt));
  }

  private CompletionStage<Versioned<T>> write(
      Call<T> call, Versioned<T> read, LockSteps.Write<T> write) {
    return switch (write) {
      case LockSteps.Fields<T>(var update) ->
          collection
              .findOneAndUpdate(
                  LockSteps.byId(call.id()), update, LockSteps.at(read, call.options()))
              .thenApply(found -> found.orElseThrow(() -> LockSteps.notFound(call.id())));
      case LockSteps.Whole<T>(T document) ->
          collection
              .replaceOne(LockSteps.byId(call.id()), document, LockSteps.at(read, call.options()))
              .thenApply(replaced -> LockSteps.replaced(read, document));
    };
  }

  private CompletionStage<LockedUpdate<T>> failed(Call<T> call, int attempt, Throwable error) {
    Throwable cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    if (!(cause instanceof VersionMismatchException mismatch)) {
      return CompletableFuture.failedStage(cause);
    }
    if (attempt == call.options().attemptsMax()) {
      return CompletableFuture.failedStage(new RetriesExhaustedException(attempt, mismatch));
    }
    Executor later =
        CompletableFuture.delayedExecutor(
            call.options().delayAfter(attempt).toNanos(), TimeUnit.NANOSECONDS);
    return CompletableFuture.supplyAsync(() -> attempt(call, attempt + 1), later)
        .thenCompose(stage -> stage);
  }

  /** The same with the defaults. */
  public CompletionStage<SwapResult> compareAndSwap(
      Object id, String field, Object from, Object to) {
    return compareAndSwap(id, field, from, to, LockOptions.defaults());
  }

  /**
   * Swaps a field's value, as {@link OptimisticLocking#compareAndSwap(Object, String, Object,
   * Object, LockOptions)} does.
   */
  public CompletionStage<SwapResult> compareAndSwap(
      Object id, String field, Object from, Object to, LockOptions options) {
    FieldSteps.Swap swap = new FieldSteps.Swap(id, field, from, to);
    AsyncDocumentCollection<BsonDocument> documents =
        collection.sync().as(BsonDocument.class).async();
    return documents
        .findOneAndUpdate(swap.filter(), swap.update(), FieldSteps.unchecked(options))
        .thenCompose(
            found ->
                found.isPresent()
                    ? CompletableFuture.completedStage(swap.done(found.get()))
                    : documents
                        .findOneVersioned(LockSteps.byId(id))
                        .thenApply(
                            read ->
                                read.map(swap::refused).orElseThrow(() -> LockSteps.notFound(id))));
  }

  /** The same with the defaults. */
  public CompletionStage<IncrementResult> atomicIncrement(Object id, String field, long by) {
    return atomicIncrement(id, field, by, LockOptions.defaults());
  }

  /**
   * Adds to a field, as {@link OptimisticLocking#atomicIncrement(Object, String, long,
   * LockOptions)} does.
   */
  public CompletionStage<IncrementResult> atomicIncrement(
      Object id, String field, long by, LockOptions options) {
    return collection
        .sync()
        .as(BsonDocument.class)
        .async()
        .findOneAndUpdate(
            LockSteps.byId(id), FieldSteps.increment(field, by), FieldSteps.unchecked(options))
        .thenApply(
            found ->
                found
                    .map(written -> FieldSteps.incremented(field, written))
                    .orElseThrow(() -> LockSteps.notFound(id)));
  }
}
