package io.loquat.examples.orders;

import io.loquat.readmodel.Entry;
import io.loquat.readmodel.ReadModelStore;
import io.loquat.readmodel.document.DocumentStore;
import io.loquat.readmodel.document.FindOptions;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;

/** What readers ask of the orders. Thread-safe by the store. */
public final class OrderQueries {
  private static final BsonDocument BY_ID = new BsonDocument("_id", new BsonInt32(1));

  private final ReadModelStore store;

  public OrderQueries(ReadModelStore store) {
    this.store = store;
  }

  /** The order, if anybody placed it. */
  public Optional<OrderView> order(String id) {
    return store.get(id, OrderView.class, OrderProjector.ORDERS).map(Entry::value);
  }

  /**
   * The orders of a customer that have not left the house, by their ids.
   *
   * <p>Where there is a document store, it filters (and an index on {@code customer} would help);
   * where there is none, as in a unit test, all orders are read.
   */
  public List<OrderView> openOrdersOf(String customer) {
    Optional<DocumentStore> documents = store.getDocumentStore();
    return documents.isPresent()
        ? filteredByTheServer(documents.get(), customer)
        : filteredHere(customer);
  }

  private static List<OrderView> filteredByTheServer(DocumentStore documents, String customer) {
    BsonDocument open =
        new BsonDocument("customer", new BsonString(customer)).append("shipped", BsonNull.VALUE);
    return documents
        .collection(OrderProjector.ORDERS.tableName().orElseThrow(), OrderView.class)
        .find(open, FindOptions.defaults().sort(BY_ID))
        .toList();
  }

  private List<OrderView> filteredHere(String customer) {
    return store
        .getAll("", OrderView.class, OrderProjector.ORDERS)
        .map(Entry::value)
        .filter(order -> order.customer().equals(customer) && order.shipped().isEmpty())
        .toList();
  }
}
