package io.loquat.readmodel.document;

/**
 * What a batch of replacements did. Immutable.
 *
 * {@snippet :
 * ReplaceManyResult result = users.replaceMany(replacements, false);
 * long unchanged = result.matched() - result.modified();
 * }
 *
 * @param matched documents that were there
 * @param modified documents that are different now; the others kept their version
 * @param upserted documents that were inserted because none matched
 */
public record ReplaceManyResult(long matched, long modified, long upserted) {}
