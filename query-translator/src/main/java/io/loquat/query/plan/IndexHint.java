package io.loquat.query.plan;

import org.bson.BsonDocument;

/** The plan that a client asks for. Immutable. */
public sealed interface IndexHint {
  /** No wish. */
  IndexHint NONE = new None();

  /** No wish. */
  record None() implements IndexHint {}

  /** The index of a name. */
  record Named(String name) implements IndexHint {}

  /** The index of a key pattern. */
  record Keys(BsonDocument pattern) implements IndexHint {}

  /** No index, and natural order. */
  record Natural(boolean backwards) implements IndexHint {}
}
