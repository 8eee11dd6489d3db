package io.loquat.examples.orders;

/**
 * An event with its place in the log. Immutable.
 *
 * @param position from 1, without gaps
 */
public record RecordedEvent(long position, OrderEvent event) {}
