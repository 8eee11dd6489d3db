package io.loquat.store;

import java.util.Optional;
import org.bson.BsonDocument;

/** A last look at a document before it is written. Called in the lane. */
@FunctionalInterface
public interface DocumentCheck {
  /** Everything may be written. */
  DocumentCheck NONE = (_, _) -> {};

  /**
   * @param before as it is stored, without system fields; empty if it is a new one
   * @param after as it would be stored
   * @throws io.loquat.model.CommandException if it must not be written
   */
  void check(Optional<BsonDocument> before, BsonDocument after);
}
