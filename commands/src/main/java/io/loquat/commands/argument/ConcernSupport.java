package io.loquat.commands.argument;

/**
 * Which concerns a command may carry. Immutable.
 *
 * @param reads read concern levels beyond {@code local}
 * @param snapshotReads the level {@code snapshot} is known to the command
 * @param writes a write concern
 */
public record ConcernSupport(boolean reads, boolean snapshotReads, boolean writes) {
  /** Neither. */
  public static final ConcernSupport NONE = new ConcernSupport(false, false, false);

  /** A read that may ask for a snapshot. */
  public static final ConcernSupport READS = new ConcernSupport(true, true, false);

  /** A read that may not ask for a snapshot. */
  public static final ConcernSupport PLAIN_READS = new ConcernSupport(true, false, false);

  public static final ConcernSupport WRITES = new ConcernSupport(false, false, true);

  /** Both, for {@code aggregate}. */
  public static final ConcernSupport READS_AND_WRITES = new ConcernSupport(true, true, true);
}
