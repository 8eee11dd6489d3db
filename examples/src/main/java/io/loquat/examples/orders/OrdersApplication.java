package io.loquat.examples.orders;

import io.loquat.embedded.EmbeddedLoquat;
import io.loquat.readmodel.DocumentReadModelStore;
import io.loquat.readmodel.ReadModelStore;
import io.loquat.readmodel.document.DocumentStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Projects some events and asks the read model: against a server if the argument is a connection
 * string, otherwise in this process with the files in the folder that it names.
 */
public final class OrdersApplication {
  private static final String DATABASE = "shop";
  private static final int ORDERS = 12;

  private OrdersApplication() {}

  public static void main(String[] arguments) {
    if (arguments.length != 1) {
      System.err.println("usage: bin/loquat example (mongodb://HOST:PORT/ | FOLDER)");
      System.exit(2);
    }
    if (arguments[0].startsWith("mongodb")) {
      try (DocumentStore documents = DocumentStore.connect(arguments[0], DATABASE)) {
        run(new DocumentReadModelStore(documents));
      }
    } else {
      try (EmbeddedLoquat loquat = EmbeddedLoquat.open(Path.of(arguments[0]))) {
        run(new DocumentReadModelStore(loquat.documentStore(DATABASE)));
      }
    }
  }

  private static void run(ReadModelStore store) {
    long position = new OrderProjector(store, SampleEvents.log(ORDERS)).catchUp();
    System.out.printf(Locale.ROOT, "The orders are up to date with event %d.%n", position);
    OrderQueries queries = new OrderQueries(store);
    List<OrderView> open = queries.openOrdersOf("Grace");
    System.out.printf(Locale.ROOT, "Grace has %d open orders:%n", open.size());
    for (OrderView order : open) {
      System.out.printf(Locale.ROOT, "  %s  %8s%n", order.id(), order.total());
    }
  }
}
