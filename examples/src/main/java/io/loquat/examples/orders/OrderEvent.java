package io.loquat.examples.orders;

import java.math.BigDecimal;
import java.time.Instant;

/** Something that happened to an order. Immutable. */
public sealed interface OrderEvent {
  String orderId();

  /** A customer began an order. */
  record OrderPlaced(String orderId, String customer, Instant at) implements OrderEvent {}

  /** Some pieces of an article were added, at a price for each. */
  record LineAdded(String orderId, String article, int pieces, BigDecimal price)
      implements OrderEvent {}

  /** An article was taken out again, all pieces of it. */
  record LineRemoved(String orderId, String article) implements OrderEvent {}

  /** The order left the house. */
  record OrderShipped(String orderId, Instant at) implements OrderEvent {}
}
