package io.loquat.bench.library;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import io.loquat.readmodel.DocumentReadModelStore;
import io.loquat.readmodel.Entry;
import io.loquat.readmodel.ReadModelStore;
import io.loquat.readmodel.document.DocumentCollection;
import io.loquat.readmodel.document.DocumentStore;
import io.loquat.readmodel.document.UpdateOptions;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.bson.Document;

/**
 * A way to put and get customers. Thread-safe, as drivers and stores are.
 *
 * @param table each has its own
 * @param get throws if there is nothing under the key
 */
record Contestant(
    String name, String table, BiConsumer<String, Customer> put, Function<String, Object> get) {
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

  /** The driver with documents that are made by hand. */
  static Contestant driverWithDocuments(MongoDatabase database) {
    MongoCollection<Document> collection = database.getCollection("driver_documents");
    return new Contestant(
        "driver, Document",
        "driver_documents",
        (key, customer) -> collection.replaceOne(eq("_id", key), customer.toDocument(), UPSERT),
        key -> found(collection, key));
  }

  /** The driver with its own codec for records. */
  static Contestant driverWithRecords(MongoDatabase database) {
    MongoCollection<Customer> collection = database.getCollection("driver_records", Customer.class);
    return new Contestant(
        "driver, record",
        "driver_records",
        (key, customer) -> collection.replaceOne(eq("_id", key), customer, UPSERT),
        key -> found(collection, key));
  }

  private static <T> T found(MongoCollection<T> collection, String key) {
    T found = collection.find(eq("_id", key)).first();
    if (found == null) {
      throw new IllegalStateException("nothing under " + key);
    }
    return found;
  }

  static Contestant storeWithDocuments(DocumentStore documents) {
    ReadModelStore store = new DocumentReadModelStore(documents, "store_documents");
    return new Contestant(
        "ReadModelStore, Document",
        "store_documents",
        (key, customer) -> store.put(key, customer.toDocument()),
        key -> store.get(key, Document.class).map(Entry::value).orElseThrow());
  }

  static Contestant storeWithRecords(DocumentStore documents) {
    ReadModelStore store = new DocumentReadModelStore(documents, "store_records");
    return new Contestant(
        "ReadModelStore, record",
        "store_records",
        store::put,
        key -> store.get(key, Customer.class).map(Entry::value).orElseThrow());
  }

  static Contestant collectionWithDocuments(DocumentStore documents) {
    DocumentCollection<Document> collection = documents.collection("collection_documents");
    UpdateOptions upsert = UpdateOptions.defaults().upsert(true);
    return new Contestant(
        "DocumentStore, Document",
        "collection_documents",
        (key, customer) -> collection.replaceOne(eq("_id", key), customer.toDocument(), upsert),
        key -> collection.findById(key).orElseThrow());
  }

  static Contestant collectionWithRecords(DocumentStore documents) {
    DocumentCollection<Customer> collection =
        documents.collection("collection_records", Customer.class);
    UpdateOptions upsert = UpdateOptions.defaults().upsert(true);
    return new Contestant(
        "DocumentStore, record",
        "collection_records",
        (key, customer) -> collection.replaceOne(eq("_id", key), customer, upsert),
        key -> collection.findById(key).orElseThrow());
  }
}
