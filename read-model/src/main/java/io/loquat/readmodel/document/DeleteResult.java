package io.loquat.readmodel.document;

/**
 * What a delete did. Immutable.
 *
 * {@snippet :
 * boolean there = users.deleteOne(eq("_id", "u1")).deleted() == 1;
 * }
 *
 * @param deleted documents that are gone, or archived if the delete was a soft one
 */
public record DeleteResult(long deleted) {}
