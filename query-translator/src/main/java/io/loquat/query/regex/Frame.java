package io.loquat.query.regex;

/** A group that has been opened. Confined to one thread. */
final class Frame {
  final Flags flags;
  final int start;
  final String closing;
  final Kind kind;
  final int lastGroupBefore;
  int lastGroupMost;
  int branches = 1;

  /** What it matters for. */
  enum Kind {
    PLAIN,
    ASSERTION,
    NEGATIVE_LOOK_BEHIND,
    BRANCH_RESET,
    CONDITIONAL
  }

  /**
   * @param flags that hold again after it
   * @param start where it begins in the target
   * @param lastGroupBefore the number of the last capturing group before it
   */
  Frame(Flags flags, int start, String closing, Kind kind, int lastGroupBefore) {
    this.flags = flags;
    this.start = start;
    this.closing = closing;
    this.kind = kind;
    this.lastGroupBefore = lastGroupBefore;
    this.lastGroupMost = lastGroupBefore;
  }
}
