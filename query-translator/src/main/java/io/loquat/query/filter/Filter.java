package io.loquat.query.filter;

/** A parsed filter. Immutable. */
public sealed interface Filter {
  /** Matches every document. */
  record All() implements Filter {}
}
