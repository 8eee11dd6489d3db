package io.loquat.store;

/** What says since when a document lives that is to be deleted after some time. Immutable. */
public sealed interface ExpiringBy {
  /** The dates in an index on one field; of several in an array the earliest counts. */
  record Index(String name) implements ExpiringBy {}

  /** The {@code _id}, where it is a date. */
  record Id() implements ExpiringBy {}

  /** A field without index, where it is a date. */
  record Field(String path) implements ExpiringBy {}
}
