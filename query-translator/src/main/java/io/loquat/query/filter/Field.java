package io.loquat.query.filter;

/** A condition on the values at one path. */
record Field(Path path, Predicate predicate) implements Filter {}
