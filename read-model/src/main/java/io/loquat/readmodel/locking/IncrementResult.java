package io.loquat.readmodel.locking;

/**
 * What an increment came to. Immutable.
 *
 * {@snippet :
 * long number = locking.atomicIncrement("invoices", "last", 1).value().longValue();
 * }
 *
 * @param value the field now: a {@code Long}, or a {@code Double} or {@code Decimal128} if it was
 *     one before
 * @param version the document's version now
 * @param attempts how often it was tried: 1, since the server adds and nobody can be quicker
 */
public record IncrementResult(Number value, long version, int attempts) {}
