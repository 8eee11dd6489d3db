package io.loquat.examples.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.loquat.examples.orders.OrderEvent.LineAdded;
import io.loquat.examples.orders.OrderEvent.LineRemoved;
import io.loquat.examples.orders.OrderEvent.OrderPlaced;
import io.loquat.examples.orders.OrderEvent.OrderShipped;
import io.loquat.readmodel.DeleteKeyOptions;
import io.loquat.readmodel.Entry;
import io.loquat.readmodel.PutOptions;
import io.loquat.readmodel.ReadModelStore;
import io.loquat.readmodel.TableOptions;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the projection does, on whatever store it is given. */
interface OrdersContract {
  Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  /** An empty one for each test. */
  ReadModelStore store();

  @Test
  default void projectsWhatHappenedToAnOrder() {
    EventLog log = new EventLog();
    log.append(new OrderPlaced("o-1", "Ada", NOON));
    log.append(new LineAdded("o-1", "pen", 3, new BigDecimal("1.20")));
    log.append(new LineAdded("o-1", "ink", 1, new BigDecimal("4.95")));
    log.append(new LineRemoved("o-1", "ink"));
    log.append(new OrderShipped("o-1", NOON.plusSeconds(60)));
    ReadModelStore store = store();

    assertThat(new OrderProjector(store, log).catchUp()).isEqualTo(5);
    OrderView order = new OrderQueries(store).order("o-1").orElseThrow();
    assertThat(order.customer()).isEqualTo("Ada");
    assertThat(order.placed()).isEqualTo(NOON);
    assertThat(order.lines()).containsExactly(new OrderView.Line("pen", 3, new BigDecimal("1.20")));
    assertThat(order.total()).isEqualTo("3.60");
    assertThat(order.shipped()).contains(NOON.plusSeconds(60));
  }

  @Test
  default void findsTheOpenOrdersOfACustomer() {
    ReadModelStore store = store();
    new OrderProjector(store, SampleEvents.log(12)).catchUp();

    assertThat(new OrderQueries(store).openOrdersOf("Grace"))
        .extracting(OrderView::id)
        .containsExactly("order-0001", "order-0007");
    assertThat(new OrderQueries(store).openOrdersOf("nobody")).isEmpty();
  }

  @Test
  default void appliesEachEventOnceThoughItComesTwice() {
    ReadModelStore store = store();
    EventLog log = SampleEvents.log(30);
    OrderProjector projector = new OrderProjector(store, log);
    projector.catchUp();
    Map<String, Long> before = versions(store);
    log.after(0, 1000).forEach(projector::apply);

    assertThat(versions(store)).isEqualTo(before).isEqualTo(eventsOfEachOrder(log));
  }

  @Test
  default void goesOnWhereItEnded() {
    ReadModelStore store = store();
    EventLog log = SampleEvents.log(5);
    new OrderProjector(store, log).catchUp();
    log.append(new OrderPlaced("later", "Ada", NOON));

    assertThat(new OrderProjector(store, log).catchUp()).isEqualTo(log.after(0, 1000).size());
    assertThat(new OrderQueries(store).order("later")).isPresent();
    assertThat(versions(store)).isEqualTo(eventsOfEachOrder(log));
  }

  @Test
  default void goesOnAfterACrashBetweenAnOrderAndTheCheckpoint() {
    ReadModelStore store = store();
    EventLog log = SampleEvents.log(10);
    EventLog broken = new EventLog();
    log.after(0, 25).forEach(recorded -> broken.append(recorded.event()));
    // It ends the projector in the middle of a run, behind its last checkpoint.
    broken.append(new LineRemoved("an order that was never placed", "pen"));
    assertThatIllegalStateException().isThrownBy(() -> new OrderProjector(store, broken).catchUp());

    new OrderProjector(store, log).catchUp();
    assertThat(versions(store)).isEqualTo(eventsOfEachOrder(log));
  }

  @Test
  default void letsProjectorsRunSideBySide() throws Exception {
    ReadModelStore store = store();
    EventLog log = SampleEvents.log(20);
    Callable<Long> projector = () -> new OrderProjector(store, log).catchUp();
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      for (Future<Long> end : threads.invokeAll(List.of(projector, projector, projector))) {
        assertThat(end.get()).isEqualTo(log.after(0, 1000).size());
      }
    }

    assertThat(versions(store)).isEqualTo(eventsOfEachOrder(log));
  }

  @Test
  default void makesTheOrdersAgainFromScratch() {
    ReadModelStore store = store();
    EventLog log = SampleEvents.log(10);
    OrderProjector projector = new OrderProjector(store, log);
    projector.catchUp();
    OrderView right = new OrderQueries(store).order("order-0003").orElseThrow();
    OrderView wrong = OrderView.after(Optional.empty(), log.after(0, 1).getFirst().event());
    store.delete("order-0003", DeleteKeyOptions.table("orders"));
    store.put("order-0000", wrong, PutOptions.table("orders"));

    projector.rebuild();
    assertThat(new OrderQueries(store).order("order-0003")).contains(right);
    assertThat(versions(store)).isEqualTo(eventsOfEachOrder(log));
  }

  @Test
  default void goesOnWithARebuildThatWasBroken() {
    ReadModelStore store = store();
    EventLog log = SampleEvents.log(10);
    new OrderProjector(store, log).catchUp();
    store.put("orders", new Checkpoint(0, true), PutOptions.table("checkpoints"));
    store.delete("order-0003", DeleteKeyOptions.table("orders"));

    new OrderProjector(store, log).catchUp();
    assertThat(versions(store)).isEqualTo(eventsOfEachOrder(log));
  }

  private static Map<String, Long> versions(ReadModelStore store) {
    return store
        .getAll("", OrderView.class, TableOptions.table("orders"))
        .collect(Collectors.toMap(Entry::key, Entry::version));
  }

  /** What the versions are if each event changed its order once. */
  private static Map<String, Long> eventsOfEachOrder(EventLog log) {
    return log.after(0, 1000).stream()
        .map(recorded -> recorded.event().orderId())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }
}
