package io.loquat.readmodel.locking;

/**
 * What an optimistic update came to. Immutable if the value is.
 *
 * {@snippet :
 * LockedUpdate<User> done = locking.updateWithOptimisticLock("u1", User::birthday);
 * log.info("version {} after {} attempts", done.version(), done.attempts());
 * }
 *
 * @param updated whether the document was written; it is not if the function changed nothing, or
 *     the condition did not hold
 * @param value the document as it is now
 * @param version its version now
 * @param attempts how often it was read and tried, at least 1
 */
public record LockedUpdate<T>(boolean updated, T value, long version, int attempts) {}
