package io.loquat.readmodel.document;

import io.loquat.readmodel.error.BatchWriteException;
import io.loquat.readmodel.error.DocumentNotFoundException;
import io.loquat.readmodel.error.DuplicateKeyException;
import io.loquat.readmodel.error.InvalidFilterException;
import io.loquat.readmodel.error.VersionMismatchException;
import io.loquat.readmodel.mapping.TypeMapping;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * The documents of a collection as objects of one type. Thread-safe.
 *
 * <p>Filters, updates and sorts are {@link Bson}: the driver's {@code Filters}, {@code Updates} and
 * {@code Sorts}, a {@code Document} or a {@code BsonDocument}. Values in them are written as the
 * same values in documents are, records included.
 *
 * <p>Every call may throw a {@link io.loquat.readmodel.error.LoquatException}; those named at a
 * method are the ones to expect of it. A filter that the server does not understand is an {@link
 * InvalidFilterException} everywhere.
 *
 * {@snippet :
 * DocumentCollection<User> users = store.collection("users", User.class);
 * users.insertOne(new User("u1", "Ada", 36));
 * users.updateOne(eq("_id", "u1"), inc("age", 1));
 * List<User> grownUps = users.find(gte("age", 18)).toList();
 * }
 *
 * @param <T> a record or a bean that Jackson can read and write, a {@code Map}, {@code Document} or
 *     {@code BsonDocument}. A property {@code id} is the document's {@code _id}, unless the type
 *     has an {@code _id}; a property {@code _version} is filled with the version.
 */
public interface DocumentCollection<T> {
  /** The collection's name, without the database's. */
  String name();

  /** What documents are read and written as. */
  Class<T> type();

  /** How its documents are read and written. */
  TypeMapping<T> mapping();

  /** The same collection as objects of another type. */
  <U> DocumentCollection<U> as(Class<U> otherType);

  /** The same collection, with calls that do not wait. */
  AsyncDocumentCollection<T> async();

  /** As {@link #insertOne(Object, InsertOptions)} with the defaults. */
  default InsertOneResult insertOne(T document) {
    return insertOne(document, InsertOptions.defaults());
  }

  /**
   * Inserts a document, with a new UUID for an {@code _id} if it has none or null.
   *
   * @throws DuplicateKeyException if the id is taken, by an archived document perhaps
   * @throws VersionMismatchException if it is taken and {@code DOCUMENT_DOES_NOT_EXIST} was
   *     expected
   */
  InsertOneResult insertOne(T document, InsertOptions options);

  /** As {@link #insertMany(Iterable, InsertOptions)} with the defaults. */
  default InsertManyResult insertMany(Iterable<? extends T> documents) {
    return insertMany(documents, InsertOptions.defaults());
  }

  /**
   * Inserts documents in their order, in as few commands as their sizes allow.
   *
   * @throws BatchWriteException if one could not be inserted; it says which, why, and how many were
   */
  InsertManyResult insertMany(Iterable<? extends T> documents, InsertOptions options);

  /** The document with this {@code _id}. */
  default Optional<T> findById(Object id) {
    return findOne(new IdFilter(id));
  }

  /** As {@link #findOne(Bson, FindOptions)} with the defaults. */
  default Optional<T> findOne(Bson filter) {
    return findOne(filter, FindOptions.defaults());
  }

  /** The first document that matches, in the order of the options; {@code limit} has no meaning. */
  Optional<T> findOne(Bson filter, FindOptions options);

  /** As {@link #findOneVersioned(Bson, FindOptions)} with the defaults. */
  default Optional<Versioned<T>> findOneVersioned(Bson filter) {
    return findOneVersioned(filter, FindOptions.defaults());
  }

  /** As {@link #findOne(Bson, FindOptions)}, with the version and the metadata. */
  Optional<Versioned<T>> findOneVersioned(Bson filter, FindOptions options);

  /** As {@link #find(Bson, FindOptions)}: all live documents. */
  default Documents<T> find() {
    return find(new BsonDocument(), FindOptions.defaults());
  }

  /** As {@link #find(Bson, FindOptions)} with the defaults. */
  default Documents<T> find(Bson filter) {
    return find(filter, FindOptions.defaults());
  }

  /** The documents that match; the first batch is read at once, the others as they are wanted. */
  Documents<T> find(Bson filter, FindOptions options);

  /** As {@link #findVersioned(Bson, FindOptions)} with the defaults. */
  default Documents<Versioned<T>> findVersioned(Bson filter) {
    return findVersioned(filter, FindOptions.defaults());
  }

  /** As {@link #find(Bson, FindOptions)}, with the versions and the metadata. */
  Documents<Versioned<T>> findVersioned(Bson filter, FindOptions options);

  /** As {@link #countDocuments(Bson, FindOptions)}: all live documents. */
  default long countDocuments() {
    return countDocuments(new BsonDocument(), FindOptions.defaults());
  }

  /** As {@link #countDocuments(Bson, FindOptions)} with the defaults. */
  default long countDocuments(Bson filter) {
    return countDocuments(filter, FindOptions.defaults());
  }

  /** How many documents match, after {@code offset} and up to {@code limit}; exact. */
  long countDocuments(Bson filter, FindOptions options);

  /** As {@link #updateOne(Bson, Bson, UpdateOptions)} with the defaults. */
  default UpdateResult updateOne(Bson filter, Bson update) {
    return updateOne(filter, update, UpdateOptions.defaults());
  }

  /**
   * Changes the first document that matches; none is no error.
   *
   * @param update operators such as {@code $set}
   * @throws IllegalArgumentException if the update is empty, or has fields that are no operators
   * @throws VersionMismatchException if the document is at another version than expected, or there
   *     is none where an exact version was expected
   * @throws DocumentNotFoundException if {@code DOCUMENT_EXISTS} was expected and there is none
   * @throws DuplicateKeyException if an upsert meets an archived document with the same id
   */
  UpdateResult updateOne(Bson filter, Bson update, UpdateOptions options);

  /** As {@link #updateMany(Bson, Bson, UpdateOptions)} with the defaults. */
  default UpdateResult updateMany(Bson filter, Bson update) {
    return updateMany(filter, update, UpdateOptions.defaults());
  }

  /**
   * Changes all documents that match and are at the expected version.
   *
   * @param update operators such as {@code $set}
   * @throws IllegalArgumentException if the update is empty, or has fields that are no operators
   * @throws VersionMismatchException if documents match, but none is at the expected version
   */
  UpdateResult updateMany(Bson filter, Bson update, UpdateOptions options);

  /** As {@link #replaceOne(Bson, Object, UpdateOptions)} with the defaults. */
  default UpdateResult replaceOne(Bson filter, T replacement) {
    return replaceOne(filter, replacement, UpdateOptions.defaults());
  }

  /**
   * Puts another document in the place of the first that matches; none is no error. The {@code _id}
   * stays; the replacement has the same one, or none.
   *
   * @throws VersionMismatchException as in {@link #updateOne}
   * @throws DocumentNotFoundException as in {@link #updateOne}
   * @throws DuplicateKeyException as in {@link #updateOne}
   */
  UpdateResult replaceOne(Bson filter, T replacement, UpdateOptions options);

  /** As {@link #replaceMany(Iterable, boolean)}, ordered. */
  default ReplaceManyResult replaceMany(Iterable<Replacement<T>> replacements) {
    return replaceMany(replacements, true);
  }

  /**
   * Does many replacements in their order, in as few commands as their sizes allow.
   *
   * @param ordered whether the first failure ends the batch; otherwise the rest is tried too
   * @throws BatchWriteException if one failed; it says which, why, and how many documents were
   *     matched or inserted
   */
  ReplaceManyResult replaceMany(Iterable<Replacement<T>> replacements, boolean ordered);

  /** As {@link #deleteOne(Bson, DeleteOptions)} with the defaults. */
  default DeleteResult deleteOne(Bson filter) {
    return deleteOne(filter, DeleteOptions.defaults());
  }

  /**
   * Deletes the first document that matches; none is no error.
   *
   * @throws VersionMismatchException if the document is at another version than expected, or there
   *     is none where an exact version was expected
   * @throws DocumentNotFoundException if {@code DOCUMENT_EXISTS} was expected and there is none
   */
  DeleteResult deleteOne(Bson filter, DeleteOptions options);

  /** As {@link #deleteMany(Bson, DeleteOptions)} with the defaults. */
  default DeleteResult deleteMany(Bson filter) {
    return deleteMany(filter, DeleteOptions.defaults());
  }

  /**
   * Deletes all documents that match and are at the expected version.
   *
   * @throws VersionMismatchException if documents match, but none is at the expected version
   */
  DeleteResult deleteMany(Bson filter, DeleteOptions options);

  /** As {@link #restoreOne(Bson, ExpectedVersion)}, unchecked. */
  default long restoreOne(Bson filter) {
    return restoreOne(filter, ExpectedVersion.NO_CONCURRENCY_CHECK);
  }

  /**
   * Makes the first archived document that matches live again.
   *
   * @return 1, or 0 if none matched
   * @throws VersionMismatchException if it is at another version than expected
   */
  long restoreOne(Bson filter, ExpectedVersion expectedVersion);

  /** Makes all archived documents that match live again, and says how many there were. */
  long restoreMany(Bson filter);

  /** As {@link #purgeOne(Bson, ExpectedVersion)}, unchecked. */
  default long purgeOne(Bson filter) {
    return purgeOne(filter, ExpectedVersion.NO_CONCURRENCY_CHECK);
  }

  /**
   * Deletes the first archived document that matches for good.
   *
   * @return 1, or 0 if none matched
   * @throws VersionMismatchException if it is at another version than expected
   */
  long purgeOne(Bson filter, ExpectedVersion expectedVersion);

  /** Deletes all archived documents that match for good, and says how many there were. */
  long purgeMany(Bson filter);

  /**
   * Changes the first document that matches and gives it as it is then; empty if none matched.
   *
   * @param update operators such as {@code $set}
   * @throws IllegalArgumentException as in {@link #updateOne}
   * @throws VersionMismatchException as in {@link #updateOne}
   * @throws DocumentNotFoundException as in {@link #updateOne}
   */
  Optional<Versioned<T>> findOneAndUpdate(Bson filter, Bson update, UpdateOptions options);

  /**
   * Gives the collection another name in the same database.
   *
   * @throws io.loquat.readmodel.error.CommandFailedException NamespaceNotFound if there is no such
   *     collection, NamespaceExists if the name is taken
   */
  void rename(String newName);

  /** Drops the collection; none is no error. */
  void drop();
}
