package io.loquat.commands.explain;

import io.loquat.store.StoredDocument;
import java.util.function.Predicate;
import org.bson.BsonDocument;

/** What a command does with the documents that its query finds, as a stage above. Immutable. */
public sealed interface OuterStage {
  /**
   * Gives some fields. {@code PROJECTION_SIMPLE}, {@code PROJECTION_COVERED}, {@code
   * PROJECTION_DEFAULT}.
   *
   * @param fields as the client named them
   */
  record Projected(BsonDocument fields, boolean simple) implements OuterStage {}

  /** Gives the keys by which documents were found. {@code RETURN_KEY}. */
  record KeyReturned() implements OuterStage {}

  /** Counts, after its own skip and up to its own limit. {@code COUNT}. */
  record Counted() implements OuterStage {}

  /**
   * Would update. {@code UPDATE}.
   *
   * @param returnsOld whether a document that is updated is given
   * @param returnsNew whether one that is inserted is given
   * @param changes whether a document would not stay as it is
   */
  record Updated(
      boolean upsert, boolean returnsOld, boolean returnsNew, Predicate<StoredDocument> changes)
      implements OuterStage {}

  /**
   * Would delete. {@code DELETE}.
   *
   * @param returns whether the document is given
   */
  record Deleted(boolean returns) implements OuterStage {}

  /** Whether the query's limit and skip are its own, and no stages. */
  default boolean bounds() {
    return switch (this) {
      case Counted _, Updated _, Deleted _ -> true;
      case Projected _, KeyReturned _ -> false;
    };
  }
}
