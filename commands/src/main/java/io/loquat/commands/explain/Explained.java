package io.loquat.commands.explain;

import io.loquat.store.Store;
import org.bson.BsonDocument;

/** A command that was taken apart to be described. Implementations are immutable. */
public interface Explained {
  /** The part of the reply that is about the command: its plans, and what they did. */
  BsonDocument describe(Store store, Verbosity verbosity);
}
