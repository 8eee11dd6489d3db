package io.loquat.readmodel.document;

import com.mongodb.client.MongoClient;
import io.loquat.readmodel.channel.CommandChannel;
import io.loquat.readmodel.channel.DriverChannel;
import io.loquat.readmodel.mapping.DocumentMapping;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * A database: its collections, and through them its documents. Thread-safe; one store serves a
 * whole application.
 *
 * <p>The calls of a collection are here too, with the collection's name in front; see {@link
 * NamedCollections}.
 *
 * {@snippet :
 * try (DocumentStore store = DocumentStore.connect("mongodb://127.0.0.1:27017/", "shop")) {
 *   DocumentCollection<User> users = store.collection("users", User.class);
 *   users.insertOne(new User("u1", "Ada", 36));
 *   store.updateOne("users", eq("_id", "u1"), inc("age", 1));
 * }
 * }
 */
public interface DocumentStore extends NamedCollections, AutoCloseable {
  /**
   * Connects to a server; the first call waits for the connection. Closing the store closes it.
   *
   * @param connectionString such as {@code mongodb://127.0.0.1:27017/}, with the driver's options
   * @throws IllegalArgumentException if it is no connection string
   */
  static DocumentStore connect(String connectionString, String database) {
    return over(DriverChannel.connect(connectionString), database);
  }

  /** Uses a client that stays the caller's, who closes it. */
  static DocumentStore of(MongoClient client, String database) {
    return over(DriverChannel.of(client), database);
  }

  /** Uses a channel, which closing the store closes. */
  static DocumentStore over(CommandChannel channel, String database) {
    return new ChannelStore(channel, true, database, DocumentMapping.standard());
  }

  /** The database's name. */
  String database();

  /** What this store's commands go through, for code that builds commands of its own. */
  CommandChannel channel();

  /**
   * Another database over the same connection: a tenant's, for instance. Closing it does nothing;
   * it works until this store is closed.
   */
  DocumentStore inDatabase(String otherDatabase);

  /** The same database with another mapping of objects. Closing it does nothing. */
  DocumentStore withMapping(DocumentMapping mapping);

  /** How objects become documents here. */
  DocumentMapping mapping();

  /** The same database, with calls that do not wait. */
  AsyncDocumentStore async();

  /**
   * A collection as objects of a type; it need not exist, the first insert creates it.
   *
   * @param type as in {@link DocumentCollection}
   */
  @Override
  <T> DocumentCollection<T> collection(String name, Class<T> type);

  /** A collection as the driver's documents. */
  default DocumentCollection<Document> collection(String name) {
    return collection(name, Document.class);
  }

  /** As {@link #createCollection(String, CollectionOptions)} with the defaults. */
  default void createCollection(String name) {
    createCollection(name, CollectionOptions.defaults());
  }

  /**
   * Makes a collection. One that is there already with the same options is fine.
   *
   * @throws io.loquat.readmodel.error.CommandFailedException NamespaceExists if it is there with
   *     other options
   */
  void createCollection(String name, CollectionOptions options);

  /** Drops a collection; none is no error. */
  default void dropCollection(String name) {
    collection(name).drop();
  }

  /** The names of the collections, sorted. */
  List<String> listCollections();

  /** Whether there is a collection of that name. */
  boolean hasCollection(String name);

  /**
   * Runs any command of the server.
   *
   * @return its reply; {@code writeErrors} in it, if any, are the caller's to see
   * @throws io.loquat.readmodel.error.LoquatException if the server answers {@code ok: 0}
   */
  BsonDocument runCommand(Bson command);

  /** Closes the connection if it is this store's own. A second call does nothing. */
  @Override
  void close();
}
