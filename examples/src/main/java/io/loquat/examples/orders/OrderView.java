package io.loquat.examples.orders;

import io.loquat.examples.orders.OrderEvent.LineAdded;
import io.loquat.examples.orders.OrderEvent.LineRemoved;
import io.loquat.examples.orders.OrderEvent.OrderPlaced;
import io.loquat.examples.orders.OrderEvent.OrderShipped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An order as its readers want it. Immutable.
 *
 * @param id also its key in the table
 * @param total of all lines
 * @param shipped empty as long as it is open
 */
public record OrderView(
    String id,
    String customer,
    Instant placed,
    List<Line> lines,
    BigDecimal total,
    Optional<Instant> shipped) {

  /** Some pieces of an article at a price for each. */
  public record Line(String article, int pieces, BigDecimal price) {
    BigDecimal total() {
      return price.multiply(BigDecimal.valueOf(pieces));
    }
  }

  public OrderView {
    lines = List.copyOf(lines);
  }

  /**
   * The order after an event.
   *
   * @param before empty if there was none yet
   * @throws IllegalStateException if the event is about an order that was never placed
   */
  static OrderView after(Optional<OrderView> before, OrderEvent event) {
    return switch (event) {
      case OrderPlaced(String id, String customer, Instant at) ->
          new OrderView(id, customer, at, List.of(), BigDecimal.ZERO, Optional.empty());
      case LineAdded(String id, String article, int pieces, BigDecimal price) ->
          placed(before, id).with(new Line(article, pieces, price));
      case LineRemoved(String id, String article) -> placed(before, id).without(article);
      case OrderShipped(String id, Instant at) -> placed(before, id).shippedAt(at);
    };
  }

  private static OrderView placed(Optional<OrderView> before, String id) {
    return before.orElseThrow(() -> new IllegalStateException("nobody placed the order " + id));
  }

  private OrderView with(Line line) {
    return ofLines(Stream.concat(lines.stream(), Stream.of(line)).toList());
  }

  private OrderView without(String article) {
    return ofLines(lines.stream().filter(line -> !line.article().equals(article)).toList());
  }

  private OrderView ofLines(List<Line> newLines) {
    BigDecimal sum = newLines.stream().map(Line::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    return new OrderView(id, customer, placed, newLines, sum, shipped);
  }

  private OrderView shippedAt(Instant at) {
    return new OrderView(id, customer, placed, lines, total, Optional.of(at));
  }
}
