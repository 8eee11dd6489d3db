package io.loquat.query.bounds;

/**
 * Which keys of one index field the matches of a condition have: each match has at least one of its
 * keys within. Immutable.
 *
 * @param exact whether the converse holds too: a document with such a key is a match, whatever its
 *     other keys are
 */
public record FieldBounds(Intervals intervals, boolean exact) {
  /** Says nothing. */
  public static final FieldBounds ALL = new FieldBounds(Intervals.ALL, false);

  public static FieldBounds exact(Intervals intervals) {
    return new FieldBounds(intervals, true);
  }

  public static FieldBounds inexact(Intervals intervals) {
    return new FieldBounds(intervals, false);
  }

  /** The same where the converse does not hold. */
  public FieldBounds loose() {
    return inexact(intervals);
  }
}
