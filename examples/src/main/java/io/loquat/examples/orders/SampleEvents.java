package io.loquat.examples.orders;

import io.loquat.examples.orders.OrderEvent.LineAdded;
import io.loquat.examples.orders.OrderEvent.LineRemoved;
import io.loquat.examples.orders.OrderEvent.OrderPlaced;
import io.loquat.examples.orders.OrderEvent.OrderShipped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A log with events of several orders, always the same ones. Stateless. */
final class SampleEvents {
  private static final List<String> CUSTOMERS = List.of("Ada", "Grace", "Edsger");
  private static final Instant START = Instant.parse("2026-01-02T08:00:00Z");
  private static final int SECONDS_APART = 60;

  private SampleEvents() {}

  /** The orders are placed one after another, then filled side by side; every second is shipped. */
  static EventLog log(int orders) {
    EventLog log = new EventLog();
    for (int order = 0; order < orders; order++) {
      String customer = CUSTOMERS.get(order % CUSTOMERS.size());
      log.append(new OrderPlaced(id(order), customer, time(order)));
    }
    for (int order = 0; order < orders; order++) {
      log.append(new LineAdded(id(order), "pen", order + 1, new BigDecimal("1.20")));
      log.append(new LineAdded(id(order), "ink", 2, new BigDecimal("4.95")));
    }
    for (int order = 0; order < orders; order += 2) {
      log.append(new LineRemoved(id(order), "ink"));
      log.append(new OrderShipped(id(order), time(orders + order)));
    }
    return log;
  }

  static String id(int order) {
    return String.format(Locale.ROOT, "order-%04d", order);
  }

  private static Instant time(int step) {
    return START.plusSeconds((long) SECONDS_APART * step);
  }
}
