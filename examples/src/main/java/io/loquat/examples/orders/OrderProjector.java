package io.loquat.examples.orders;

import io.loquat.readmodel.Delete;
import io.loquat.readmodel.Entry;
import io.loquat.readmodel.KeyPage;
import io.loquat.readmodel.PutOptions;
import io.loquat.readmodel.ReadModelStore;
import io.loquat.readmodel.TableOptions;
import io.loquat.readmodel.document.ExpectedVersion;
import io.loquat.readmodel.error.VersionMismatchException;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt64;

/**
 * Keeps the table of orders up to date with the log. Thread-safe by the store: several may run at
 * once, on one machine or on many.
 *
 * <p><b>Each event counts once.</b> With an order goes, as metadata, the position of the last event
 * that is in it. An event at or before that position is left out, however often it comes. The order
 * is put with the version at which it was read, so of two projectors one is let through, and the
 * other reads again and finds the event done. Order and position are one document and change
 * together.
 *
 * <p><b>Going on after a crash.</b> A checkpoint says from where to read the log. It is written now
 * and then, after the orders: after a crash some events come again, and are left out.
 *
 * <p><b>From scratch.</b> {@link #rebuild} empties the table and reads the log from its start, for
 * when {@link OrderView} has changed. That it has begun is in the checkpoint, so that a crash in
 * the middle leaves nothing half old. No other projector may run meanwhile.
 */
public final class OrderProjector {
  static final TableOptions ORDERS = TableOptions.table("orders");

  private static final TableOptions CHECKPOINTS = TableOptions.table("checkpoints");
  private static final String NAME = "orders";
  private static final String POSITION = "position";
  private static final int EVENTS_PER_CHECKPOINT = 20;
  private static final int KEYS_PER_PAGE = 500;

  private final ReadModelStore store;
  private final EventLog log;

  public OrderProjector(ReadModelStore store, EventLog log) {
    this.store = store;
    this.log = log;
  }

  /** Brings the orders up to the log's end; gives the position of its last event. */
  public long catchUp() {
    Checkpoint reached = checkpoint();
    if (reached.clearing()) {
      clear();
      reached = Checkpoint.START;
    }
    long position = reached.position();
    List<RecordedEvent> events = log.after(position, EVENTS_PER_CHECKPOINT);
    while (!events.isEmpty()) {
      events.forEach(this::apply);
      position = events.getLast().position();
      save(new Checkpoint(position, false));
      events = log.after(position, EVENTS_PER_CHECKPOINT);
    }
    return position;
  }

  /** Makes all orders again from the first event on. */
  public long rebuild() {
    save(new Checkpoint(0, true));
    return catchUp();
  }

  /** Takes the event into its order, unless it is in it already. */
  void apply(RecordedEvent recorded) {
    boolean done = false;
    while (!done) {
      done = tryToApply(recorded);
    }
  }

  /** Whether the event is in its order now; if not, somebody else has just changed the order. */
  private boolean tryToApply(RecordedEvent recorded) {
    String key = recorded.event().orderId();
    Optional<Entry<OrderView>> before = store.get(key, OrderView.class, ORDERS);
    if (before.isPresent() && position(before.get()) >= recorded.position()) {
      return true;
    }
    OrderView after = OrderView.after(before.map(Entry::value), recorded.event());
    try {
      store.put(key, after, options(before, recorded.position()));
      return true;
    } catch (VersionMismatchException late) {
      return false;
    }
  }

  private static long position(Entry<OrderView> order) {
    return order.metadata().getInt64(POSITION).getValue();
  }

  private static PutOptions options(Optional<Entry<OrderView>> before, long position) {
    ExpectedVersion expected =
        before
            .map(entry -> ExpectedVersion.exactly(entry.version()))
            .orElse(ExpectedVersion.DOCUMENT_DOES_NOT_EXIST);
    return new PutOptions(
        ORDERS.tableName(),
        expected,
        Optional.of(new BsonDocument(POSITION, new BsonInt64(position))));
  }

  private Checkpoint checkpoint() {
    return store
        .get(NAME, Checkpoint.class, CHECKPOINTS)
        .map(Entry::value)
        .orElse(Checkpoint.START);
  }

  /** One that another projector has written meanwhile may be further on; no harm is done. */
  private void save(Checkpoint checkpoint) {
    store.put(NAME, checkpoint, PutOptions.table(CHECKPOINTS.tableName().orElseThrow()));
  }

  private void clear() {
    Optional<String> cursor = Optional.empty();
    do {
      KeyPage page = store.listKeys("", KEYS_PER_PAGE, cursor, ORDERS);
      List<Delete> deletes = page.keys().stream().map(Delete::of).toList();
      store.batchDelete(deletes, ORDERS).orThrow();
      cursor = page.cursor();
    } while (cursor.isPresent());
    save(Checkpoint.START);
  }
}
