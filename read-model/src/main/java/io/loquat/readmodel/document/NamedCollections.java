package io.loquat.readmodel.document;

import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The calls of {@link DocumentCollection}, with the collection's name first: what {@link
 * DocumentStore} has besides collections. Each does exactly what the call of the same name does
 * there; where a type is given, documents are read as objects of it, else as the driver's
 * documents.
 *
 * {@snippet :
 * store.insertOne("users", new User("u1", "Ada", 36));
 * Optional<User> ada = store.findOne("users", User.class, eq("_id", "u1"));
 * Optional<Document> same = store.findOne("users", eq("_id", "u1"));
 * }
 */
public interface NamedCollections {
  /** The collection as objects of a type. */
  <T> DocumentCollection<T> collection(String name, Class<T> type);

  @SuppressWarnings("unchecked") // an object's class is one of its type
  private <T> DocumentCollection<T> typed(String name, T document) {
    return collection(name, (Class<T>) document.getClass());
  }

  default <T> InsertOneResult insertOne(String collection, T document) {
    return typed(collection, document).insertOne(document);
  }

  default <T> InsertOneResult insertOne(String collection, T document, InsertOptions options) {
    return typed(collection, document).insertOne(document, options);
  }

  default <T> InsertManyResult insertMany(
      String collection, Class<T> type, Iterable<? extends T> documents) {
    return collection(collection, type).insertMany(documents);
  }

  default <T> InsertManyResult insertMany(
      String collection, Class<T> type, Iterable<? extends T> documents, InsertOptions options) {
    return collection(collection, type).insertMany(documents, options);
  }

  default Optional<Document> findOne(String collection, Bson filter) {
    return collection(collection, Document.class).findOne(filter);
  }

  default <T> Optional<T> findOne(String collection, Class<T> type, Bson filter) {
    return collection(collection, type).findOne(filter);
  }

  default Optional<Document> findOne(String collection, Bson filter, FindOptions options) {
    return collection(collection, Document.class).findOne(filter, options);
  }

  default <T> Optional<T> findOne(
      String collection, Class<T> type, Bson filter, FindOptions options) {
    return collection(collection, type).findOne(filter, options);
  }

  default Optional<Versioned<Document>> findOneVersioned(String collection, Bson filter) {
    return collection(collection, Document.class).findOneVersioned(filter);
  }

  default <T> Optional<Versioned<T>> findOneVersioned(
      String collection, Class<T> type, Bson filter) {
    return collection(collection, type).findOneVersioned(filter);
  }

  default Optional<Versioned<Document>> findOneVersioned(
      String collection, Bson filter, FindOptions options) {
    return collection(collection, Document.class).findOneVersioned(filter, options);
  }

  default <T> Optional<Versioned<T>> findOneVersioned(
      String collection, Class<T> type, Bson filter, FindOptions options) {
    return collection(collection, type).findOneVersioned(filter, options);
  }

  default Documents<Document> find(String collection, Bson filter) {
    return collection(collection, Document.class).find(filter);
  }

  default <T> Documents<T> find(String collection, Class<T> type, Bson filter) {
    return collection(collection, type).find(filter);
  }

  default Documents<Document> find(String collection, Bson filter, FindOptions options) {
    return collection(collection, Document.class).find(filter, options);
  }

  default <T> Documents<T> find(
      String collection, Class<T> type, Bson filter, FindOptions options) {
    return collection(collection, type).find(filter, options);
  }

  default Documents<Versioned<Document>> findVersioned(String collection, Bson filter) {
    return collection(collection, Document.class).findVersioned(filter);
  }

  default <T> Documents<Versioned<T>> findVersioned(String collection, Class<T> type, Bson filter) {
    return collection(collection, type).findVersioned(filter);
  }

  default Documents<Versioned<Document>> findVersioned(
      String collection, Bson filter, FindOptions options) {
    return collection(collection, Document.class).findVersioned(filter, options);
  }

  default <T> Documents<Versioned<T>> findVersioned(
      String collection, Class<T> type, Bson filter, FindOptions options) {
    return collection(collection, type).findVersioned(filter, options);
  }

  default long countDocuments(String collection, Bson filter) {
    return collection(collection, Document.class).countDocuments(filter);
  }

  default long countDocuments(String collection, Bson filter, FindOptions options) {
    return collection(collection, Document.class).countDocuments(filter, options);
  }

  default UpdateResult updateOne(String collection, Bson filter, Bson update) {
    return collection(collection, Document.class).updateOne(filter, update);
  }

  default UpdateResult updateOne(
      String collection, Bson filter, Bson update, UpdateOptions options) {
    return collection(collection, Document.class).updateOne(filter, update, options);
  }

  default UpdateResult updateMany(String collection, Bson filter, Bson update) {
    return collection(collection, Document.class).updateMany(filter, update);
  }

  default UpdateResult updateMany(
      String collection, Bson filter, Bson update, UpdateOptions options) {
    return collection(collection, Document.class).updateMany(filter, update, options);
  }

  default <T> UpdateResult replaceOne(String collection, Bson filter, T document) {
    return typed(collection, document).replaceOne(filter, document);
  }

  default <T> UpdateResult replaceOne(
      String collection, Bson filter, T document, UpdateOptions options) {
    return typed(collection, document).replaceOne(filter, document, options);
  }

  default DeleteResult deleteOne(String collection, Bson filter) {
    return collection(collection, Document.class).deleteOne(filter);
  }

  default DeleteResult deleteOne(String collection, Bson filter, DeleteOptions options) {
    return collection(collection, Document.class).deleteOne(filter, options);
  }

  default DeleteResult deleteMany(String collection, Bson filter) {
    return collection(collection, Document.class).deleteMany(filter);
  }

  default DeleteResult deleteMany(String collection, Bson filter, DeleteOptions options) {
    return collection(collection, Document.class).deleteMany(filter, options);
  }

  default long restoreOne(String collection, Bson filter) {
    return collection(collection, Document.class).restoreOne(filter);
  }

  default long restoreOne(String collection, Bson filter, ExpectedVersion expectedVersion) {
    return collection(collection, Document.class).restoreOne(filter, expectedVersion);
  }

  default long restoreMany(String collection, Bson filter) {
    return collection(collection, Document.class).restoreMany(filter);
  }

  default long purgeOne(String collection, Bson filter) {
    return collection(collection, Document.class).purgeOne(filter);
  }

  default long purgeOne(String collection, Bson filter, ExpectedVersion expectedVersion) {
    return collection(collection, Document.class).purgeOne(filter, expectedVersion);
  }

  default long purgeMany(String collection, Bson filter) {
    return collection(collection, Document.class).purgeMany(filter);
  }

  default void rename(String collection, String newName) {
    collection(collection, Document.class).rename(newName);
  }

  default void drop(String collection) {
    collection(collection, Document.class).drop();
  }
}
