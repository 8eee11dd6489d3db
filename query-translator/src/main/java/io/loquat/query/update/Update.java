package io.loquat.query.update;

import org.bson.BsonDocument;

/** A parsed update. Immutable. */
public sealed interface Update {
  /** The whole document but its {@code _id} is replaced. */
  record Replacement(BsonDocument document) implements Update {}

  /** Operators change single fields. */
  final class Operators implements Update {
    private final PathTree.Branch changes;
    private final ArrayFilters arrayFilters;

    Operators(PathTree.Branch changes, ArrayFilters arrayFilters) {
      this.changes = changes;
      this.arrayFilters = arrayFilters;
    }

    PathTree.Branch changes() {
      return changes;
    }

    ArrayFilters arrayFilters() {
      return arrayFilters;
    }
  }

  /** The stages of a pipeline make a new document of the one before. */
  final class Computed implements Update {
    private final UpdatePipeline pipeline;

    Computed(UpdatePipeline pipeline) {
      this.pipeline = pipeline;
    }

    UpdatePipeline pipeline() {
      return pipeline;
    }
  }
}
