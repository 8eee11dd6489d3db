package io.loquat.readmodel.document;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * A {@link DocumentStore} whose calls do not wait; what the call of the same name throws there, the
 * stage fails with. Thread-safe.
 *
 * {@snippet :
 * store.async().insertOne("users", ada).thenAccept(result -> log.info("new: {}", result.id()));
 * }
 */
public interface AsyncDocumentStore extends AsyncNamedCollections {
  /** The database's name. */
  String database();

  /** The same database, with calls that wait. */
  DocumentStore sync();

  @Override
  <T> AsyncDocumentCollection<T> collection(String name, Class<T> type);

  default AsyncDocumentCollection<Document> collection(String name) {
    return collection(name, Document.class);
  }

  default CompletionStage<Void> createCollection(String name) {
    return createCollection(name, CollectionOptions.defaults());
  }

  CompletionStage<Void> createCollection(String name, CollectionOptions options);

  default CompletionStage<Void> dropCollection(String name) {
    return collection(name).drop();
  }

  CompletionStage<List<String>> listCollections();

  CompletionStage<Boolean> hasCollection(String name);

  CompletionStage<BsonDocument> runCommand(Bson command);
}
