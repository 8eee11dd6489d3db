package io.loquat.store;

import io.loquat.concurrency.ExpectedVersion;
import io.loquat.model.SystemFields;
import io.loquat.query.filter.Filter;
import io.loquat.query.index.IndexSpec;
import io.loquat.query.plan.IndexHint;
import io.loquat.query.sort.Sort;
import io.loquat.query.update.Update;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * Reads and writes of one command in a database's write lane. Sees its own writes. A statement that
 * fails leaves nothing of itself behind; statements before it stay. Confined to the lane's thread.
 */
public interface WriteTransaction extends Snapshot {
  /**
   * @throws StoreException.NamespaceExists if there is one of that name
   */
  CollectionInfo createCollection(String name, SystemFields systemFields, BsonDocument options);

  /** The collection of that name, created with the server's default options if there is none. */
  CollectionInfo ensureCollection(String name);

  /** Replaces a collection's options; returns the collection as it then is. */
  CollectionInfo changeOptions(CollectionInfo collection, BsonDocument options);

  /** Whether there was one to drop. */
  boolean dropCollection(String name);

  /**
   * @param dropTarget whether a collection of the new name is replaced
   * @throws StoreException.NamespaceNotFound if there is no source
   * @throws StoreException.NamespaceExists if the target exists and must not be dropped
   */
  void renameCollection(String from, String to, boolean dropTarget);

  /**
   * The next documents in natural order, archived ones among them, as many as one turn of the lane
   * may hold; none if there are no more.
   *
   * @param afterRecordId of the last one before; 0 to begin
   */
  List<StoredDocument> documentsAfter(CollectionInfo collection, long afterRecordId);

  /**
   * Inserts a document that {@link #documentsAfter} gave of another collection as it is there: with
   * its version, times and metadata, archived or not.
   */
  void adopt(CollectionInfo collection, StoredDocument document);

  /**
   * Gives pages of the file that hold nothing back to the file system, at most {@code pagesMax}. A
   * file of an older version of ours has to be written anew for that, and gives nothing back.
   *
   * @return how many bytes
   */
  long releaseFreePages(int pagesMax);

  /**
   * Copies the newest live documents of a collection into a capped one that is empty: as many as
   * fit, and at least one. They stay what they are, versions and times included.
   */
  void copyNewest(CollectionInfo from, CollectionInfo to);

  /**
   * Makes an index and enters every live document before it returns; for collections so small that
   * the lane can wait. The caller has checked that no index has that name or means the same.
   *
   * @throws StoreException.DuplicateKey if the index is unique and the documents are not
   */
  CollectionInfo createIndex(CollectionInfo collection, IndexSpec spec);

  /**
   * Makes indexes on a collection that may be large and in use: a small one gets its entries before
   * this returns; else they are registered as being built, kept up to date by writers from then on,
   * and filled after the command, while others write. Nobody uses them before they are ready, and a
   * build that fails takes them away. The caller has checked that no index has their names or means
   * the same; {@link Store#buildIndexes} waits for the end.
   *
   * @return the collection with the new indexes
   * @throws StoreException.DuplicateKey if one is unique and the documents, being few, are not
   */
  CollectionInfo startIndexes(CollectionInfo collection, List<IndexSpec> specs);

  /** Has {@link Store#buildIndexes} wait for an index too that somebody else is building. */
  void awaitIndex(CollectionInfo collection, String name);

  /**
   * Empties indexes and enters every live document anew, before it returns.
   *
   * @param names of indexes that are there and built
   * @throws StoreException.DuplicateKey if one is unique and the documents are not
   */
  CollectionInfo rebuildIndexes(CollectionInfo collection, List<String> names);

  /** Drops an index, also one that is being built; false if there is none of that name. */
  boolean dropIndex(CollectionInfo collection, String name);

  /**
   * Gives an index another description that means the same keys: whether it is hidden, when
   * documents expire.
   */
  CollectionInfo changeIndex(CollectionInfo collection, String name, IndexSpec spec);

  /**
   * Inserts at version 1. The document has an {@code _id}; system fields in it are dropped in the
   * visible profile.
   *
   * @param metadata the writer's metadata, or empty
   * @throws StoreException.DuplicateKey if the {@code _id} is taken, be it by an archived document
   * @throws StoreException.VersionMismatch if it is taken and {@code expected} is DOES_NOT_EXIST
   */
  void insert(
      CollectionInfo collection,
      BsonDocument document,
      BsonDocument metadata,
      ExpectedVersion expected);

  /**
   * Updates the first match, in the order of {@code sort}, or all.
   *
   * @throws StoreException.VersionMismatch as DESIGN's contract on expected versions says
   */
  UpdateOutcome update(CollectionInfo collection, UpdateRequest request);

  /**
   * Deletes or archives the first match, in the order of {@code sort}, or all. Archiving is a
   * change: the version goes up.
   *
   * @throws StoreException.VersionMismatch as for {@link #update}
   */
  DeleteOutcome delete(CollectionInfo collection, DeleteRequest request);

  /**
   * Makes archived documents live again: the first match, in natural order, or all. A change: the
   * version goes up.
   *
   * @return how many
   * @throws StoreException.VersionMismatch as for {@link #update}
   */
  long restore(CollectionInfo collection, RestoreRequest request);

  /**
   * Deletes archived documents whose last change, as a rule their archiving, was before that time:
   * the longest archived first.
   *
   * @return how many; {@code documentsMax} if more may be left
   */
  long purgeBefore(CollectionInfo collection, Instant archivedBefore, int documentsMax);

  /**
   * Deletes or archives those of the documents that are live and whose time still is not after that
   * one.
   *
   * @param records as {@link #expired} found them
   * @return how many
   */
  long expire(
      CollectionInfo collection, ExpiringBy by, Instant upTo, List<Long> records, boolean archive);

  /** Makes {@link #purgeBefore} quick in a large collection, once and for all. */
  void indexArchivedByTime(CollectionInfo collection);

  /**
   * @param metadata replaces the document's metadata if present
   * @param returnDocuments whether the outcome must carry the document before and after (one only)
   * @param check sees each document that changes
   * @param hint how its documents are to be found
   */
  record UpdateRequest(
      Filter filter,
      Visibility visibility,
      Update update,
      boolean multi,
      Optional<Sort> sort,
      ExpectedVersion expected,
      Optional<BsonDocument> metadata,
      boolean returnDocuments,
      Store.Deadline deadline,
      DocumentCheck check,
      IndexHint hint) {
    /** A request without a check or a hint. */
    public UpdateRequest(
        Filter filter,
        Visibility visibility,
        Update update,
        boolean multi,
        Optional<Sort> sort,
        ExpectedVersion expected,
        Optional<BsonDocument> metadata,
        boolean returnDocuments,
        Store.Deadline deadline) {
      this(
          filter,
          visibility,
          update,
          multi,
          sort,
          expected,
          metadata,
          returnDocuments,
          deadline,
          DocumentCheck.NONE,
          IndexHint.NONE);
    }

    /** The same with a check. */
    public UpdateRequest withCheck(DocumentCheck other) {
      return new UpdateRequest(
          filter,
          visibility,
          update,
          multi,
          sort,
          expected,
          metadata,
          returnDocuments,
          deadline,
          other,
          hint);
    }
  }

  /** Counts of documents; {@code before} and {@code after} only if they were asked for. */
  record UpdateOutcome(
      long matched,
      long modified,
      Optional<StoredDocument> before,
      Optional<StoredDocument> after) {}

  /**
   * @param archive whether the documents stay, archived; only what is live can be archived
   * @param returnDocument whether the outcome must carry the document as it was (one only)
   * @param hint how its documents are to be found
   */
  record DeleteRequest(
      Filter filter,
      Visibility visibility,
      boolean multi,
      Optional<Sort> sort,
      ExpectedVersion expected,
      boolean archive,
      boolean returnDocument,
      Store.Deadline deadline,
      IndexHint hint) {

    public DeleteRequest {
      if (archive && visibility != Visibility.LIVE) {
        throw new IllegalArgumentException("only what is live can be archived");
      }
    }

    /** A request without a hint. */
    public DeleteRequest(
        Filter filter,
        Visibility visibility,
        boolean multi,
        Optional<Sort> sort,
        ExpectedVersion expected,
        boolean archive,
        boolean returnDocument,
        Store.Deadline deadline) {
      this(
          filter,
          visibility,
          multi,
          sort,
          expected,
          archive,
          returnDocument,
          deadline,
          IndexHint.NONE);
    }

    /** The same with a hint. */
    public DeleteRequest withHint(IndexHint other) {
      return new DeleteRequest(
          filter, visibility, multi, sort, expected, archive, returnDocument, deadline, other);
    }
  }

  record DeleteOutcome(long deleted, Optional<StoredDocument> before) {}

  /** Which archived documents to make live again. */
  record RestoreRequest(
      Filter filter, boolean multi, ExpectedVersion expected, Store.Deadline deadline) {}

  /** The live document with that {@code _id}. */
  Optional<StoredDocument> get(CollectionInfo collection, BsonValue id);
}
