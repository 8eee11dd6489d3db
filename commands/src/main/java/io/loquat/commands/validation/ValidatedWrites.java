package io.loquat.commands.validation;

import io.loquat.concurrency.ExpectedVersion;
import io.loquat.model.SystemFields;
import io.loquat.query.index.IndexSpec;
import io.loquat.store.CollectionInfo;
import io.loquat.store.CollectionValidation;
import io.loquat.store.DocumentCheck;
import io.loquat.store.ExpiringBy;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoredDocument;
import io.loquat.store.ValidationScope;
import io.loquat.store.WriteTransaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * A transaction that validates what is inserted and updated, and leaves all else to another one.
 * Confined to the lane, as that is.
 */
record ValidatedWrites(WriteTransaction writes, Validators validators, DetailBudget budget)
    implements WriteTransaction {
  @Override
  public void insert(
      CollectionInfo collection,
      BsonDocument document,
      BsonDocument metadata,
      ExpectedVersion expected) {
    validators.of(collection, budget).check(Optional.empty(), document);
    writes.insert(collection, document, metadata, expected);
  }

  @Override
  public UpdateOutcome update(CollectionInfo collection, UpdateRequest request) {
    DocumentCheck check = validators.of(collection, budget);
    return writes.update(
        collection, check.equals(DocumentCheck.NONE) ? request : request.withCheck(check));
  }

  @Override
  public CollectionInfo createCollection(
      String name, SystemFields systemFields, BsonDocument options) {
    return writes.createCollection(name, systemFields, options);
  }

  @Override
  public CollectionInfo ensureCollection(String name) {
    return writes.ensureCollection(name);
  }

  @Override
  public CollectionInfo changeOptions(CollectionInfo collection, BsonDocument options) {
    return writes.changeOptions(collection, options);
  }

  @Override
  public List<StoredDocument> documentsAfter(CollectionInfo collection, long afterRecordId) {
    return writes.documentsAfter(collection, afterRecordId);
  }

  @Override
  public void adopt(CollectionInfo collection, StoredDocument document) {
    writes.adopt(collection, document);
  }

  @Override
  public long releaseFreePages(int pagesMax) {
    return writes.releaseFreePages(pagesMax);
  }

  @Override
  public void copyNewest(CollectionInfo from, CollectionInfo to) {
    writes.copyNewest(from, to);
  }

  @Override
  public CollectionInfo createIndex(CollectionInfo collection, IndexSpec spec) {
    return writes.createIndex(collection, spec);
  }

  @Override
  public CollectionInfo startIndexes(CollectionInfo collection, List<IndexSpec> specs) {
    return writes.startIndexes(collection, specs);
  }

  @Override
  public void awaitIndex(CollectionInfo collection, String name) {
    writes.awaitIndex(collection, name);
  }

  @Override
  public CollectionInfo rebuildIndexes(CollectionInfo collection, List<String> names) {
    return writes.rebuildIndexes(collection, names);
  }

  @Override
  public Optional<CollectionValidation> validate(
      String collection, ValidationScope scope, Deadline deadline) {
    return writes.validate(collection, scope, deadline);
  }

  @Override
  public long expire(
      CollectionInfo collection, ExpiringBy by, Instant upTo, List<Long> records, boolean archive) {
    return writes.expire(collection, by, upTo, records, archive);
  }

  @Override
  public Optional<Instant> oldestTime(String collection, ExpiringBy by) {
    return writes.oldestTime(collection, by);
  }

  @Override
  public List<Long> expired(String collection, ExpiringBy by, Instant upTo, int documentsMax) {
    return writes.expired(collection, by, upTo, documentsMax);
  }

  @Override
  public List<List<BsonValue>> duplicates(String collection, String index, int groupsMax) {
    return writes.duplicates(collection, index, groupsMax);
  }

  @Override
  public boolean dropIndex(CollectionInfo collection, String name) {
    return writes.dropIndex(collection, name);
  }

  @Override
  public CollectionInfo changeIndex(CollectionInfo collection, String name, IndexSpec spec) {
    return writes.changeIndex(collection, name, spec);
  }

  @Override
  public boolean dropCollection(String name) {
    return writes.dropCollection(name);
  }

  @Override
  public void renameCollection(String from, String to, boolean dropTarget) {
    writes.renameCollection(from, to, dropTarget);
  }

  @Override
  public DeleteOutcome delete(CollectionInfo collection, DeleteRequest request) {
    return writes.delete(collection, request);
  }

  @Override
  public long restore(CollectionInfo collection, RestoreRequest request) {
    return writes.restore(collection, request);
  }

  @Override
  public long purgeBefore(CollectionInfo collection, Instant archivedBefore, int documentsMax) {
    return writes.purgeBefore(collection, archivedBefore, documentsMax);
  }

  @Override
  public void indexArchivedByTime(CollectionInfo collection) {
    writes.indexArchivedByTime(collection);
  }

  @Override
  public Optional<StoredDocument> get(CollectionInfo collection, BsonValue id) {
    return writes.get(collection, id);
  }

  @Override
  public Optional<CollectionInfo> collection(String name) {
    return writes.collection(name);
  }

  @Override
  public List<CollectionInfo> collections() {
    return writes.collections();
  }

  @Override
  public Optional<Instant> oldestArchived(String collection) {
    return writes.oldestArchived(collection);
  }

  @Override
  public CollectionStatistics statistics(String collection) {
    return writes.statistics(collection);
  }

  @Override
  public DatabaseStatistics statistics() {
    return writes.statistics();
  }
}
