package io.loquat.query.filter;

/**
 * A parsed filter: the tree that evaluation and translation share. Immutable.
 *
 * <p>There are few node types because operators on a field are not nodes: they are {@link
 * Predicate}s of the catalogue {@link Operators}.
 */
public sealed interface Filter
    permits Filter.All, And, Or, Nor, Field, MetaCondition, DocumentCondition {
  /** Matches every document. */
  record All() implements Filter {}
}
