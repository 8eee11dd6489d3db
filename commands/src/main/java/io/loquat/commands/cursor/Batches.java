package io.loquat.commands.cursor;

import io.loquat.store.InsertWatch;
import io.loquat.store.Store.Deadline;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;

/** A result read batch by batch. Confined to one caller at a time. */
public interface Batches extends AutoCloseable {
  /** What the documents of one reply may take. */
  long BYTES_MAX = 16 * 1024 * 1024;

  /** The next documents: at most so many, and at least one if any is left. */
  List<? extends BsonDocument> next(int countMax, Deadline deadline);

  /** Whether the last batch was the end. */
  boolean exhausted();

  /** Whether a batch without documents is to wait for some, if only for a while. */
  default boolean awaitsData() {
    return false;
  }

  /** Begins to wait for more; empty if {@link #awaitsData} says that there is no need to. */
  default Optional<InsertWatch> watch() {
    return Optional.empty();
  }

  @Override
  void close();
}
