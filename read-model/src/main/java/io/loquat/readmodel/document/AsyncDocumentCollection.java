package io.loquat.readmodel.document;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * A {@link DocumentCollection} whose calls do not wait. Thread-safe.
 *
 * <p>Each call does what the one of the same name does there; what that throws, the stage fails
 * with, arguments that cannot be right included. Against a server each call runs on a virtual
 * thread, so many at a time; in-process there are no threads but the server's.
 *
 * {@snippet :
 * users.async()
 *     .findById("u1")
 *     .thenAccept(user -> user.ifPresent(this::greet));
 * }
 *
 * @param <T> as in {@link DocumentCollection}
 */
public interface AsyncDocumentCollection<T> {
  /** The collection's name, without the database's. */
  String name();

  Class<T> type();

  /** The same collection, with calls that wait. */
  DocumentCollection<T> sync();

  default CompletionStage<InsertOneResult> insertOne(T document) {
    return insertOne(document, InsertOptions.defaults());
  }

  CompletionStage<InsertOneResult> insertOne(T document, InsertOptions options);

  default CompletionStage<InsertManyResult> insertMany(Iterable<? extends T> documents) {
    return insertMany(documents, InsertOptions.defaults());
  }

  CompletionStage<InsertManyResult> insertMany(
      Iterable<? extends T> documents, InsertOptions options);

  default CompletionStage<Optional<T>> findById(Object id) {
    return findOne(new IdFilter(id));
  }

  default CompletionStage<Optional<T>> findOne(Bson filter) {
    return findOne(filter, FindOptions.defaults());
  }

  CompletionStage<Optional<T>> findOne(Bson filter, FindOptions options);

  default CompletionStage<Optional<Versioned<T>>> findOneVersioned(Bson filter) {
    return findOneVersioned(filter, FindOptions.defaults());
  }

  CompletionStage<Optional<Versioned<T>>> findOneVersioned(Bson filter, FindOptions options);

  default CompletionStage<List<T>> find(Bson filter) {
    return find(filter, FindOptions.defaults());
  }

  /** All documents that match, together; {@link #forEach} is for more than memory should hold. */
  CompletionStage<List<T>> find(Bson filter, FindOptions options);

  default CompletionStage<List<Versioned<T>>> findVersioned(Bson filter) {
    return findVersioned(filter, FindOptions.defaults());
  }

  /** As {@link #find(Bson, FindOptions)}, with the versions and the metadata. */
  CompletionStage<List<Versioned<T>>> findVersioned(Bson filter, FindOptions options);

  /**
   * Hands over the documents that match one by one, in their order, batch after batch. What the
   * consumer throws ends it, and fails the stage.
   */
  CompletionStage<Void> forEach(Bson filter, FindOptions options, Consumer<? super T> consumer);

  default CompletionStage<Long> countDocuments() {
    return countDocuments(new BsonDocument(), FindOptions.defaults());
  }

  default CompletionStage<Long> countDocuments(Bson filter) {
    return countDocuments(filter, FindOptions.defaults());
  }

  CompletionStage<Long> countDocuments(Bson filter, FindOptions options);

  default CompletionStage<UpdateResult> updateOne(Bson filter, Bson update) {
    return updateOne(filter, update, UpdateOptions.defaults());
  }

  CompletionStage<UpdateResult> updateOne(Bson filter, Bson update, UpdateOptions options);

  default CompletionStage<UpdateResult> updateMany(Bson filter, Bson update) {
    return updateMany(filter, update, UpdateOptions.defaults());
  }

  CompletionStage<UpdateResult> updateMany(Bson filter, Bson update, UpdateOptions options);

  default CompletionStage<UpdateResult> replaceOne(Bson filter, T replacement) {
    return replaceOne(filter, replacement, UpdateOptions.defaults());
  }

  CompletionStage<UpdateResult> replaceOne(Bson filter, T replacement, UpdateOptions options);

  default CompletionStage<ReplaceManyResult> replaceMany(Iterable<Replacement<T>> replacements) {
    return replaceMany(replacements, true);
  }

  CompletionStage<ReplaceManyResult> replaceMany(
      Iterable<Replacement<T>> replacements, boolean ordered);

  default CompletionStage<DeleteResult> deleteOne(Bson filter) {
    return deleteOne(filter, DeleteOptions.defaults());
  }

  CompletionStage<DeleteResult> deleteOne(Bson filter, DeleteOptions options);

  default CompletionStage<DeleteResult> deleteMany(Bson filter) {
    return deleteMany(filter, DeleteOptions.defaults());
  }

  CompletionStage<DeleteResult> deleteMany(Bson filter, DeleteOptions options);

  default CompletionStage<Long> restoreOne(Bson filter) {
    return restoreOne(filter, ExpectedVersion.NO_CONCURRENCY_CHECK);
  }

  CompletionStage<Long> restoreOne(Bson filter, ExpectedVersion expectedVersion);

  CompletionStage<Long> restoreMany(Bson filter);

  default CompletionStage<Long> purgeOne(Bson filter) {
    return purgeOne(filter, ExpectedVersion.NO_CONCURRENCY_CHECK);
  }

  CompletionStage<Long> purgeOne(Bson filter, ExpectedVersion expectedVersion);

  CompletionStage<Long> purgeMany(Bson filter);

  CompletionStage<Optional<Versioned<T>>> findOneAndUpdate(
      Bson filter, Bson update, UpdateOptions options);

  CompletionStage<Void> rename(String newName);

  CompletionStage<Void> drop();
}
