package io.loquat.store.sqlite;

import io.loquat.model.KeyTypes;
import io.loquat.query.index.IndexKeys;
import io.loquat.query.index.MultikeyPaths;
import io.loquat.query.update.Update;
import io.loquat.query.update.Updates;
import io.loquat.store.StoreException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;

/**
 * Keeps the entries of a collection's indexes in step with its live documents. Confined to the
 * lane.
 *
 * <p>What a document's change does to the indexes is found out, and refused if it must be, before
 * anything is written: so a statement that fails leaves nothing behind.
 */
final class IndexEntries {
  private final LaneTransaction transaction;
  private final String database;

  IndexEntries(LaneTransaction transaction, String database) {
    this.transaction = transaction;
    this.database = database;
  }

  /** What is to be done to one index. Immutable. */
  private record Change(
      IndexTable index,
      List<byte[]> removed,
      List<byte[]> added,
      KeyTypes types,
      MultikeyPaths multikey) {
    /** Whether another document may have one of the keys, and so keep this one out. */
    boolean mayBeRefused() {
      return index.refusesDuplicates() && !index.building();
    }
  }

  /** What is to be done to all indexes of a collection for one document. Immutable. */
  record Changes(CollectionTable table, long rid, List<Change> changes) {}

  /**
   * Enters a document that comes among the live ones. What can be refused is written first, and
   * taken back if it is.
   *
   * @throws StoreException.DuplicateKey if a unique index has one of its keys already
   */
  void insert(CollectionTable table, long rid, BsonDocument document) {
    BsonDocument indexed = table.indexedFields().of(document);
    List<Change> changes = new ArrayList<>();
    for (IndexTable index : table.indexes()) {
      changes.add(
          index.building()
              ? whileBuilding(table, index, rid, Optional.empty(), Optional.of(indexed))
              : added(index, indexed));
    }
    for (Change change : changes) {
      if (change.mayBeRefused()) {
        insertNew(table, rid, change, changes, indexed);
      }
    }
    for (Change change : changes) {
      if (change.index().building()) {
        apply(table, rid, change);
      } else if (!change.mayBeRefused()) {
        change
            .added()
            .forEach(
                key ->
                    transaction
                        .pending()
                        .add(
                            connection(),
                            change.index(),
                            new IndexEntry(key, rid, change.types())));
      }
      noteArrays(table, change.index(), change.multikey());
    }
  }

  private static Change added(IndexTable index, BsonDocument document) {
    IndexKeys keys = index.spec().keys(document);
    return new Change(index, List.of(), keys.keys(), keys.types(), keys.multikey());
  }

  private void insertNew(
      CollectionTable table, long rid, Change change, List<Change> changes, BsonDocument document) {
    IndexTable index = change.index();
    for (byte[] key : change.added()) {
      int inserted = write(index.insertNewSql(), key, rid, change.types());
      if (inserted == 0) {
        changes.stream()
            .filter(Change::mayBeRefused)
            .forEach(other -> remove(other.index(), other.added(), rid));
        throw duplicate(table, index, key, document);
      }
    }
  }

  /** A live document is about to go, or to be archived. */
  Changes removing(CollectionTable table, long rid, BsonDocument document) {
    return changing(table, table.indexes(), rid, Optional.of(document), Optional.empty());
  }

  /**
   * A live document is about to change.
   *
   * @param touched the indexes in which its keys may change
   * @throws StoreException.DuplicateKey if a unique index has one of its new keys already
   */
  Changes changing(
      CollectionTable table,
      List<IndexTable> touched,
      long rid,
      BsonDocument before,
      BsonDocument after) {
    return changing(table, touched, rid, Optional.of(before), Optional.of(after));
  }

  /** The indexes of a collection in which an update may change keys. */
  static List<IndexTable> touched(CollectionTable table, Update update) {
    if (table.indexes().isEmpty()) {
      return List.of();
    }
    return Updates.changedPaths(update)
        .map(paths -> table.indexes().stream().filter(index -> index.paths().meet(paths)).toList())
        .orElse(table.indexes());
  }

  private Changes changing(
      CollectionTable table,
      List<IndexTable> indexes,
      long rid,
      Optional<BsonDocument> before,
      Optional<BsonDocument> after) {
    if (indexes.isEmpty()) {
      return new Changes(table, rid, List.of());
    }
    IndexedFields fields = table.indexedFields();
    Optional<BsonDocument> old = before.map(fields::of);
    Optional<BsonDocument> now = after.map(fields::of);
    List<Change> changes = new ArrayList<>();
    for (IndexTable index : indexes) {
      changes.add(
          index.building()
              ? whileBuilding(table, index, rid, old, now)
              : change(table, index, rid, old, now));
    }
    return new Changes(table, rid, changes);
  }

  private Change change(
      CollectionTable table,
      IndexTable index,
      long rid,
      Optional<BsonDocument> before,
      Optional<BsonDocument> after) {
    IndexKeys old = before.map(document -> index.spec().keys(document)).orElse(IndexKeys.NONE);
    IndexKeys now = after.map(document -> index.spec().keys(document)).orElse(IndexKeys.NONE);
    List<byte[]> added = without(now.keys(), old.keys());
    if (index.refusesDuplicates()) {
      added.forEach(key -> checkUnique(table, index, key, rid, after.orElseThrow()));
    }
    List<byte[]> written = now.types().equals(old.types()) ? added : now.keys();
    return new Change(index, without(old.keys(), now.keys()), written, now.types(), now.multikey());
  }

  /**
   * The index may have none of the document's keys yet, so all of the new ones are added; and as it
   * lacks documents, it shows duplicates only at the end of the build.
   */
  private Change whileBuilding(
      CollectionTable table,
      IndexTable index,
      long rid,
      Optional<BsonDocument> before,
      Optional<BsonDocument> after) {
    Optional<BuildMarks> marks = transaction.builds().of(index.number()).map(RunningBuild::marks);
    marks.ifPresent(found -> found.mark(rid));
    List<byte[]> old = before.map(document -> index.spec().keys(document).keys()).orElse(List.of());
    IndexKeys now = after.map(document -> index.spec().keys(document)).orElse(IndexKeys.NONE);
    if (index.refusesDuplicates() && marks.map(BuildMarks::isComplete).orElse(false)) {
      without(now.keys(), old)
          .forEach(key -> checkUnique(table, index, key, rid, after.orElseThrow()));
    }
    return new Change(index, without(old, now.keys()), now.keys(), now.types(), now.multikey());
  }

  private static List<byte[]> without(List<byte[]> keys, List<byte[]> others) {
    return others.isEmpty()
        ? keys
        : keys.stream()
            .filter(key -> others.stream().noneMatch(other -> Arrays.equals(other, key)))
            .toList();
  }

  private void checkUnique(
      CollectionTable table, IndexTable index, byte[] key, long rid, BsonDocument document) {
    try (SqliteRows rows = connection().prepare(index.otherSql()).bind(key).bind(rid).query()) {
      if (rows.next()) {
        throw duplicate(table, index, key, document);
      }
    }
  }

  private static StoreException duplicate(
      CollectionTable table, IndexTable index, byte[] key, BsonDocument document) {
    return new StoreException.DuplicateKey(
        table.info().namespace(), index.spec(), index.spec().values(document, key));
  }

  /** Enters one live document into one index that is being built, duplicate or not. */
  void enter(CollectionTable table, IndexTable index, long rid, BsonDocument document) {
    apply(table, rid, added(index, document));
  }

  /**
   * Enters one live document into one index that gets its entries at once.
   *
   * @throws StoreException.DuplicateKey if the index is unique and has one of its keys already
   */
  void add(CollectionTable table, IndexTable index, long rid, BsonDocument document) {
    apply(table, rid, change(table, index, rid, Optional.empty(), Optional.of(document)));
  }

  /** Does what was found out. */
  void apply(Changes changes) {
    changes.changes().forEach(change -> apply(changes.table(), changes.rid(), change));
  }

  private void apply(CollectionTable table, long rid, Change change) {
    IndexTable index = change.index();
    remove(index, change.removed(), rid);
    for (byte[] key : change.added()) {
      write(index.putSql(), key, rid, change.types());
    }
    noteArrays(table, index, change.multikey());
  }

  private int write(String sql, byte[] key, long rid, KeyTypes types) {
    return connection().prepare(sql).bind(key).bind(rid).bind(types.toBytes()).update();
  }

  private void remove(IndexTable index, List<byte[]> keys, long rid) {
    for (byte[] key : keys) {
      connection().prepare(index.deleteSql()).bind(key).bind(rid).update();
    }
  }

  /** The first array on a field's path changes the catalog: plans must know. */
  private void noteArrays(CollectionTable table, IndexTable index, MultikeyPaths met) {
    if (met.masks().isEmpty()) {
      return;
    }
    String name = table.info().namespace().collection();
    CollectionTable current = transaction.catalog().find(name).orElse(table);
    MultikeyPaths known = current.index(index.number()).orElse(index).info().multikey();
    MultikeyPaths all = known.with(met);
    if (!all.equals(known)) {
      new CatalogTable(connection(), database).setMultikey(index.number(), all);
      transaction.changeCatalog(
          transaction.catalog().with(current.withMultikey(index.number(), all)));
    }
  }

  private SqliteConnection connection() {
    return transaction.connection();
  }
}
