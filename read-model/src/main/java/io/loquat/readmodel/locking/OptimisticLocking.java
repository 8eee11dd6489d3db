package io.loquat.readmodel.locking;

import io.loquat.readmodel.document.DocumentCollection;
import io.loquat.readmodel.document.Versioned;
import io.loquat.readmodel.error.DocumentNotFoundException;
import io.loquat.readmodel.error.OperationInterruptedException;
import io.loquat.readmodel.error.RetriesExhaustedException;
import io.loquat.readmodel.error.VersionMismatchException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.bson.BsonDocument;

/**
 * Changes of single documents that hold against other writers: read, change, write if the version
 * is still the same, and else again. Thread-safe.
 *
 * <p>Only the fields that differ are written, so what the type does not know stays as it is. The
 * functions may be called several times and should do nothing else.
 *
 * {@snippet :
 * var locking = OptimisticLocking.on(store.collection("users", User.class));
 * LockedUpdate<User> done =
 *     locking.updateWithOptimisticLock("u1", user -> user.withAge(user.age() + 1));
 * }
 */
public final class OptimisticLocking<T> {
  private final DocumentCollection<T> collection;
  private final LockSteps<T> steps;

  private OptimisticLocking(DocumentCollection<T> collection) {
    this.collection = collection;
    this.steps = new LockSteps<>(collection.mapping());
  }

  /** For the documents of a collection. */
  public static <T> OptimisticLocking<T> on(DocumentCollection<T> collection) {
    return new OptimisticLocking<>(collection);
  }

  /** The same, with calls that do not wait. */
  public AsyncOptimisticLocking<T> async() {
    return AsyncOptimisticLocking.on(collection.async());
  }

  /** As {@link #updateWithOptimisticLock(Object, UnaryOperator, LockOptions)} by the defaults. */
  public LockedUpdate<T> updateWithOptimisticLock(Object id, UnaryOperator<T> change) {
    return updateWithOptimisticLock(id, change, LockOptions.defaults());
  }

  /**
   * Changes a document.
   *
   * @param change gets the document as it is and gives it as it shall be; the same, and nothing is
   *     written
   * @throws DocumentNotFoundException if there is no such document
   * @throws RetriesExhaustedException if others were quicker each time
   * @throws OperationInterruptedException if the thread is interrupted
   */
  public LockedUpdate<T> updateWithOptimisticLock(
      Object id, UnaryOperator<T> change, LockOptions options) {
    return conditionalUpdate(id, document -> true, change, options);
  }

  /** As {@link #conditionalUpdate(Object, Predicate, UnaryOperator, LockOptions)} by default. */
  public LockedUpdate<T> conditionalUpdate(
      Object id, Predicate<? super T> condition, UnaryOperator<T> change) {
    return conditionalUpdate(id, condition, change, LockOptions.defaults());
  }

  /**
   * Changes a document if a condition holds, and still does when it is written.
   *
   * @throws DocumentNotFoundException as in {@link #updateWithOptimisticLock}
   * @throws RetriesExhaustedException as in {@link #updateWithOptimisticLock}
   * @throws OperationInterruptedException as in {@link #updateWithOptimisticLock}
   */
  public LockedUpdate<T> conditionalUpdate(
      Object id, Predicate<? super T> condition, UnaryOperator<T> change, LockOptions options) {
    for (int attempt = 1; ; attempt++) {
      try {
        return attempt(id, condition, change, options, attempt);
      } catch (VersionMismatchException e) {
        if (attempt == options.attemptsMax()) {
          throw new RetriesExhaustedException(attempt, e);
        }
        pause(options, attempt);
      }
    }
  }

  private LockedUpdate<T> attempt(
      Object id,
      Predicate<? super T> condition,
      UnaryOperator<T> change,
      LockOptions options,
      int attempt) {
    Versioned<T> read =
        collection.findOneVersioned(LockSteps.byId(id)).orElseThrow(() -> LockSteps.notFound(id));
    Optional<LockSteps.Write<T>> write = steps.decide(read, condition, change);
    if (write.isEmpty()) {
      return new LockedUpdate<>(false, read.value(), read.version(), attempt);
    }
    Versioned<T> written = write(id, read, write.get(), options);
    return new LockedUpdate<>(true, written.value(), written.version(), attempt);
  }

  private Versioned<T> write(
      Object id, Versioned<T> read, LockSteps.Write<T> write, LockOptions options) {
    return switch (write) {
      case LockSteps.Fields<T>(var update) ->
          collection
              .findOneAndUpdate(LockSteps.byId(id), update, LockSteps.at(read, options))
              .orElseThrow(() -> LockSteps.notFound(id));
      case LockSteps.Whole<T>(T document) -> {
        collection.replaceOne(LockSteps.byId(id), document, LockSteps.at(read, options));
        yield LockSteps.replaced(read, document);
      }
    };
  }

  private static void pause(LockOptions options, int attempts) {
    try {
      options.pause().await(options.delayAfter(attempts));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperationInterruptedException(e);
    }
  }

  /** As {@link #compareAndSwap(Object, String, Object, Object, LockOptions)} by the defaults. */
  public SwapResult compareAndSwap(Object id, String field, Object from, Object to) {
    return compareAndSwap(id, field, from, to, LockOptions.defaults());
  }

  /**
   * Gives a field another value if it has the one that is expected, all in the server.
   *
   * @param field its path, such as {@code address.city}
   * @param from the value expected; {@code BsonNull.VALUE} also stands for no field. Numbers are
   *     the same if they are equal, of whatever type
   * @param to the new value
   * @throws DocumentNotFoundException if there is no such document
   */
  public SwapResult compareAndSwap(
      Object id, String field, Object from, Object to, LockOptions options) {
    FieldSteps.Swap swap = new FieldSteps.Swap(id, field, from, to);
    var documents = collection.as(BsonDocument.class);
    return documents
        .findOneAndUpdate(swap.filter(), swap.update(), FieldSteps.unchecked(options))
        .map(swap::done)
        .orElseGet(
            () ->
                documents
                    .findOneVersioned(LockSteps.byId(id))
                    .map(swap::refused)
                    .orElseThrow(() -> LockSteps.notFound(id)));
  }

  /** As {@link #atomicIncrement(Object, String, long, LockOptions)} by the defaults. */
  public IncrementResult atomicIncrement(Object id, String field, long by) {
    return atomicIncrement(id, field, by, LockOptions.defaults());
  }

  /**
   * Adds to a field, all in the server.
   *
   * @param field its path; a field that is not there counts as 0
   * @param by how much; may be negative
   * @throws DocumentNotFoundException if there is no such document
   * @throws io.loquat.readmodel.error.CommandFailedException TypeMismatch if it is no number
   */
  public IncrementResult atomicIncrement(Object id, String field, long by, LockOptions options) {
    return collection
        .as(BsonDocument.class)
        .findOneAndUpdate(
            LockSteps.byId(id), FieldSteps.increment(field, by), FieldSteps.unchecked(options))
        .map(found -> FieldSteps.incremented(field, found))
        .orElseThrow(() -> LockSteps.notFound(id));
  }
}
