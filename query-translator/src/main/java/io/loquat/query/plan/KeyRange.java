package io.loquat.query.plan;

/**
 * A range of the keys of an index, as bytes. Immutable.
 *
 * @param from the least bytes in it
 * @param to the least bytes above it
 */
public record KeyRange(byte[] from, byte[] to) {}
