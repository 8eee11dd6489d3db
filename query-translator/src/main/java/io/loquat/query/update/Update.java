package io.loquat.query.update;

import org.bson.BsonDocument;

/** A parsed update. Immutable. */
public sealed interface Update {
  /** The whole document but its {@code _id} is replaced. */
  record Replacement(BsonDocument document) implements Update {}
}
