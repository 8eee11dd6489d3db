/**
 * An event-sourced projection: events of orders become a table of orders that can be asked.
 *
 * <p>Owns: the events, the projector, the queries, and a program that runs them. Must not know:
 * where the read model is kept; it only sees a {@code ReadModelStore}. Read first: {@link
 * io.loquat.examples.orders.OrderProjector}.
 */
@NullMarked
package io.loquat.examples.orders;

import org.jspecify.annotations.NullMarked;
