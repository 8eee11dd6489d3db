package io.loquat.readmodel.document;

import io.loquat.readmodel.mapping.JavaValues;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;

/** The calls that are batches: made ready here, run by {@link Batch}. Stateless. */
final class Batches {
  private Batches() {}

  /**
   * Many documents to insert.
   *
   * @param ids theirs, in their order
   */
  record Inserts(Batch batch, List<Object> ids) {
    InsertManyResult result() {
      return new InsertManyResult(ids);
    }
  }

  static <T> Inserts inserts(
      CollectionOperations<T> calls, Iterable<? extends T> documents, InsertOptions options) {
    List<BsonDocument> stored = new ArrayList<>();
    List<Object> ids = new ArrayList<>();
    for (T document : documents) {
      BsonDocument made = calls.withId(document);
      stored.add(made);
      ids.add(JavaValues.id(made));
    }
    return new Inserts(
        new Batch(
            options.ordered(),
            BatchCommands.cut(calls.database(), calls.insertCommand(options), "documents", stored)),
        ids);
  }

  static <T> Batch replacements(
      CollectionOperations<T> calls, Iterable<Replacement<T>> replacements, boolean ordered) {
    List<BsonDocument> statements = new ArrayList<>();
    for (Replacement<T> replacement : replacements) {
      statements.add(calls.statement(replacement));
    }
    BsonDocument command =
        Commands.named("update", calls.name()).append("ordered", BsonBoolean.valueOf(ordered));
    return new Batch(ordered, BatchCommands.cut(calls.database(), command, "updates", statements));
  }
}
