package io.loquat.concurrency;

/**
 * What a {@link WriteLane} needs of the thing it writes to: one transaction at a time, with one
 * savepoint in it. Confined to the lane: its methods are never called by two threads at once.
 *
 * <p>Any method may throw. After {@link #rollback} (even a failed one) {@link #begin} must be
 * possible again, or say why not by throwing.
 */
public interface GroupCommit {
  void begin();

  void savepoint();

  /** Undoes what happened since {@link #savepoint} and forgets the savepoint. */
  void rollbackToSavepoint();

  /** Keeps what happened since {@link #savepoint} and forgets the savepoint. */
  void release();

  /** Makes the transaction durable. */
  void commit();

  void rollback();
}
