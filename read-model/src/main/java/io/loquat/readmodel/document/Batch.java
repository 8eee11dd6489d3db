package io.loquat.readmodel.document;

import io.loquat.readmodel.document.BatchCommands.Part;
import io.loquat.readmodel.error.BatchWriteException;
import io.loquat.readmodel.error.BatchWriteException.Failure;
import io.loquat.readmodel.error.Errors;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/** A batch on its way through the commands it was cut into. Confined to one call. */
final class Batch {
  private final boolean ordered;
  private final Iterator<Part> parts;
  private final List<Failure> failures = new ArrayList<>();
  private long done;
  private long modified;
  private long upserted;

  Batch(boolean ordered, List<Part> parts) {
    this.ordered = ordered;
    this.parts = parts.iterator();
  }

  /**
   * Runs the commands one after the other.
   *
   * @throws BatchWriteException if a statement failed
   */
  Batch run(Operations operations) {
    while (goesOn()) {
      operations.run(next());
    }
    return finished();
  }

  CompletionStage<Batch> runAsync(Operations operations) {
    return goesOn()
        ? operations.runAsync(next()).thenCompose(same -> runAsync(operations))
        : CompletableFuture.completedStage(this).thenApply(Batch::finished);
  }

  private boolean goesOn() {
    return parts.hasNext() && (failures.isEmpty() || !ordered);
  }

  private Operation<Batch> next() {
    Part part = parts.next();
    return Operation.of(part.command(), reply -> note(reply, part));
  }

  private Batch note(BsonDocument reply, Part part) {
    failures.addAll(Errors.failures(reply, part.offset()));
    done += CollectionOperations.n(reply);
    modified += reply.getNumber("nModified", new BsonInt32(0)).longValue();
    upserted += reply.getArray("upserted", new BsonArray()).size();
    return this;
  }

  private Batch finished() {
    if (!failures.isEmpty()) {
      throw new BatchWriteException(failures, done);
    }
    return this;
  }

  ReplaceManyResult replaced() {
    return new ReplaceManyResult(done - upserted, modified, upserted);
  }
}
