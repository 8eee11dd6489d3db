package io.loquat.readmodel.document;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The calls of {@link AsyncDocumentCollection}, with the collection's name first: what {@link
 * AsyncDocumentStore} has besides collections. Each does exactly what the call of the same name
 * does there; where a type is given, documents are read as objects of it, else as the driver's
 * documents.
 *
 * {@snippet :
 * store.async().findOne("users", User.class, eq("_id", "u1")).thenAccept(user -> show(user));
 * }
 */
public interface AsyncNamedCollections {
  /** The collection as objects of a type. */
  <T> AsyncDocumentCollection<T> collection(String name, Class<T> type);

  @SuppressWarnings("unchecked") // an object's class is one of its type
  private <T> AsyncDocumentCollection<T> typed(String name, T document) {
    return collection(name, (Class<T>) document.getClass());
  }

  default <T> CompletionStage<InsertOneResult> insertOne(String collection, T document) {
    return typed(collection, document).insertOne(document);
  }

  default <T> CompletionStage<InsertOneResult> insertOne(
      String collection, T document, InsertOptions options) {
    return typed(collection, document).insertOne(document, options);
  }

  default <T> CompletionStage<InsertManyResult> insertMany(
      String collection, Class<T> type, Iterable<? extends T> documents) {
    return collection(collection, type).insertMany(documents);
  }

  default <T> CompletionStage<InsertManyResult> insertMany(
      String collection, Class<T> type, Iterable<? extends T> documents, InsertOptions options) {
    return collection(collection, type).insertMany(documents, options);
  }

  default CompletionStage<Optional<Document>> findOne(String collection, Bson filter) {
    return collection(collection, Document.class).findOne(filter);
  }

  default <T> CompletionStage<Optional<T>> findOne(String collection, Class<T> type, Bson filter) {
    return collection(collection, type).findOne(filter);
  }

  default CompletionStage<Optional<Document>> findOne(
      String collection, Bson filter, FindOptions options) {
    return collection(collection, Document.class).findOne(filter, options);
  }

  default <T> CompletionStage<Optional<T>> findOne(
      String collection, Class<T> type, Bson filter, FindOptions options) {
    return collection(collection, type).findOne(filter, options);
  }

  default CompletionStage<Optional<Versioned<Document>>> findOneVersioned(
      String collection, Bson filter) {
    return collection(collection, Document.class).findOneVersioned(filter);
  }

  default <T> CompletionStage<Optional<Versioned<T>>> findOneVersioned(
      String collection, Class<T> type, Bson filter) {
    return collection(collection, type).findOneVersioned(filter);
  }

  default CompletionStage<Optional<Versioned<Document>>> findOneVersioned(
      String collection, Bson filter, FindOptions options) {
    return collection(collection, Document.class).findOneVersioned(filter, options);
  }

  default <T> CompletionStage<Optional<Versioned<T>>> findOneVersioned(
      String collection, Class<T> type, Bson filter, FindOptions options) {
    return collection(collection, type).findOneVersioned(filter, options);
  }

  default CompletionStage<List<Document>> find(String collection, Bson filter) {
    return collection(collection, Document.class).find(filter);
  }

  default <T> CompletionStage<List<T>> find(String collection, Class<T> type, Bson filter) {
    return collection(collection, type).find(filter);
  }

  default CompletionStage<List<Document>> find(
      String collection, Bson filter, FindOptions options) {
    return collection(collection, Document.class).find(filter, options);
  }

  default <T> CompletionStage<List<T>> find(
      String collection, Class<T> type, Bson filter, FindOptions options) {
    return collection(collection, type).find(filter, options);
  }

  default CompletionStage<List<Versioned<Document>>> findVersioned(String collection, Bson filter) {
    return collection(collection, Document.class).findVersioned(filter);
  }

  default <T> CompletionStage<List<Versioned<T>>> findVersioned(
      String collection, Class<T> type, Bson filter) {
    return collection(collection, type).findVersioned(filter);
  }

  default CompletionStage<List<Versioned<Document>>> findVersioned(
      String collection, Bson filter, FindOptions options) {
    return collection(collection, Document.class).findVersioned(filter, options);
  }

  default <T> CompletionStage<List<Versioned<T>>> findVersioned(
      String collection, Class<T> type, Bson filter, FindOptions options) {
    return collection(collection, type).findVersioned(filter, options);
  }

  default CompletionStage<Long> countDocuments(String collection, Bson filter) {
    return collection(collection, Document.class).countDocuments(filter);
  }

  default CompletionStage<Long> countDocuments(
      String collection, Bson filter, FindOptions options) {
    return collection(collection, Document.class).countDocuments(filter, options);
  }

  default CompletionStage<UpdateResult> updateOne(String collection, Bson filter, Bson update) {
    return collection(collection, Document.class).updateOne(filter, update);
  }

  default CompletionStage<UpdateResult> updateOne(
      String collection, Bson filter, Bson update, UpdateOptions options) {
    return collection(collection, Document.class).updateOne(filter, update, options);
  }

  default CompletionStage<UpdateResult> updateMany(String collection, Bson filter, Bson update) {
    return collection(collection, Document.class).updateMany(filter, update);
  }

  default CompletionStage<UpdateResult> updateMany(
      String collection, Bson filter, Bson update, UpdateOptions options) {
    return collection(collection, Document.class).updateMany(filter, update, options);
  }

  default <T> CompletionStage<UpdateResult> replaceOne(String collection, Bson filter, T document) {
    return typed(collection, document).replaceOne(filter, document);
  }

  default <T> CompletionStage<UpdateResult> replaceOne(
      String collection, Bson filter, T document, UpdateOptions options) {
    return typed(collection, document).replaceOne(filter, document, options);
  }

  default CompletionStage<DeleteResult> deleteOne(String collection, Bson filter) {
    return collection(collection, Document.class).deleteOne(filter);
  }

  default CompletionStage<DeleteResult> deleteOne(
      String collection, Bson filter, DeleteOptions options) {
    return collection(collection, Document.class).deleteOne(filter, options);
  }

  default CompletionStage<DeleteResult> deleteMany(String collection, Bson filter) {
    return collection(collection, Document.class).deleteMany(filter);
  }

  default CompletionStage<DeleteResult> deleteMany(
      String collection, Bson filter, DeleteOptions options) {
    return collection(collection, Document.class).deleteMany(filter, options);
  }

  default CompletionStage<Long> restoreOne(String collection, Bson filter) {
    return collection(collection, Document.class).restoreOne(filter);
  }

  default CompletionStage<Long> restoreOne(
      String collection, Bson filter, ExpectedVersion expectedVersion) {
    return collection(collection, Document.class).restoreOne(filter, expectedVersion);
  }

  default CompletionStage<Long> restoreMany(String collection, Bson filter) {
    return collection(collection, Document.class).restoreMany(filter);
  }

  default CompletionStage<Long> purgeOne(String collection, Bson filter) {
    return collection(collection, Document.class).purgeOne(filter);
  }

  default CompletionStage<Long> purgeOne(
      String collection, Bson filter, ExpectedVersion expectedVersion) {
    return collection(collection, Document.class).purgeOne(filter, expectedVersion);
  }

  default CompletionStage<Long> purgeMany(String collection, Bson filter) {
    return collection(collection, Document.class).purgeMany(filter);
  }

  default CompletionStage<Void> rename(String collection, String newName) {
    return collection(collection, Document.class).rename(newName);
  }

  default CompletionStage<Void> drop(String collection) {
    return collection(collection, Document.class).drop();
  }
}
