package io.loquat.commands.query;

import io.loquat.commands.cursor.Batches;
import io.loquat.store.InsertWatch;
import io.loquat.store.Store.Deadline;
import io.loquat.store.TailableCursor;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;

/** Batches of a tailable cursor. Confined to one caller at a time. */
final class TailBatches implements Batches {
  private final TailableCursor cursor;
  private final StoreBatches documents;
  private final boolean awaits;

  /**
   * @param awaits whether an empty batch is to be waited with
   */
  TailBatches(TailableCursor cursor, Shown shown, boolean awaits) {
    this.cursor = cursor;
    this.documents = new StoreBatches(cursor, shown);
    this.awaits = awaits;
  }

  @Override
  public List<? extends BsonDocument> next(int countMax, Deadline deadline) {
    return documents.next(countMax, deadline);
  }

  @Override
  public boolean exhausted() {
    return documents.exhausted();
  }

  @Override
  public boolean awaitsData() {
    return awaits;
  }

  @Override
  public Optional<InsertWatch> watch() {
    return awaits ? Optional.of(cursor.watch()) : Optional.empty();
  }

  @Override
  public void close() {
    documents.close();
  }
}
