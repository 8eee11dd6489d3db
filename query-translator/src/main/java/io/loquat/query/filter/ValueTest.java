package io.loquat.query.filter;

import org.bson.BsonValue;

/** A question about one value at a path; a path may give none, one or many. */
interface ValueTest {
  boolean holds(BsonValue value);

  /** The answer where a path ends before its last name; MongoDB keeps that apart from null. */
  boolean holdsForMissing();

  /**
   * Whether an array at the end of a path is asked element by element before it is asked itself.
   */
  default boolean inArrays() {
    return true;
  }
}
