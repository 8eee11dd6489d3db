package io.loquat.faults.history;

/**
 * A document as a versioned register: what it holds, and how often it was changed. Immutable.
 *
 * @param value any text that tells the writers apart
 */
public record RegisterState(long version, String value) {}
