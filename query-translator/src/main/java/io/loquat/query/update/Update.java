package io.loquat.query.update;

import org.bson.BsonDocument;

/** A parsed update. Immutable. */
public sealed interface Update {
  /** The whole document but its {@code _id} is replaced. */
  record Replacement(BsonDocument document) implements Update {}

  /** Operators change single fields. */
  final class Operators implements Update {
    private final PathTree.Branch changes;

    Operators(PathTree.Branch changes) {
      this.changes = changes;
    }

    PathTree.Branch changes() {
      return changes;
    }
  }
}
