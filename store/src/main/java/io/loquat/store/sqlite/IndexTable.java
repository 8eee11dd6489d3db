package io.loquat.store.sqlite;

import io.loquat.query.index.IndexPaths;
import io.loquat.query.index.IndexSpec;
import io.loquat.query.index.MultikeyPaths;
import io.loquat.store.IndexInfo;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An index and the table that holds its entries, with the statements that every index needs: {@code
 * (key, rid, types)}, by key and then rid. Only live documents have entries. Immutable, but for the
 * count of its uses, and for what is known of arrays that came later.
 *
 * <p>That keys of a unique index are there once is checked before an entry is written, by the lane,
 * which alone writes: so an index can become unique, and be built while it is not yet.
 *
 * <p>Tables of earlier formats have no column {@code types}. Their statements have the parameter
 * all the same, without effect, so that whoever writes need not know.
 */
final class IndexTable {
  /** Of {@link #insertManySql}. */
  static final int ROWS_OF_MANY = 32;

  private final int number;
  private final IndexInfo info;
  private final IndexPaths paths;
  private final boolean refusesDuplicates;
  private final boolean expires;
  private final boolean hasTypes;
  private final String name;
  private final IndexUsage usage;
  private final AtomicReference<MultikeyPaths> latest;
  private final String insertSql;
  private final String insertManySql;
  private final String putSql;
  private final String hasSql;
  private final String insertNewSql;
  private final String deleteSql;
  private final String otherSql;

  /**
   * @param number of the table; no other index of the file ever has it
   * @param hasTypes whether the table has the column
   */
  IndexTable(int collection, int number, IndexInfo info, boolean hasTypes) {
    this(
        collection,
        number,
        info,
        hasTypes,
        new IndexUsage(),
        new AtomicReference<>(info.multikey()));
  }

  private IndexTable(
      int collection,
      int number,
      IndexInfo info,
      boolean hasTypes,
      IndexUsage usage,
      AtomicReference<MultikeyPaths> latest) {
    this.usage = usage;
    this.latest = latest;
    this.hasTypes = hasTypes;
    this.number = number;
    this.info = info;
    this.paths = IndexPaths.of(info.spec());
    this.refusesDuplicates = info.spec().unique() || info.spec().prepareUnique();
    this.expires = info.spec().expireAfterSeconds().isPresent();
    this.name = "c_" + collection + "_i" + number;
    String insert = "INSERT INTO " + name + (hasTypes ? " (key, rid, types) " : " (key, rid) ");
    String row = hasTypes ? "(?, ?, ?)" : "(?, coalesce(?, ?))";
    String values = insert + "VALUES " + row;
    this.insertSql = values + " ON CONFLICT DO NOTHING";
    this.insertManySql = values + (", " + row).repeat(ROWS_OF_MANY - 1) + " ON CONFLICT DO NOTHING";
    this.putSql =
        hasTypes ? values + " ON CONFLICT DO UPDATE SET types = excluded.types" : insertSql;
    this.insertNewSql =
        insert
            + (hasTypes ? "SELECT ?1, ?2, ?3" : "SELECT ?1, coalesce(?2, ?3)")
            + " WHERE NOT EXISTS (SELECT 1 FROM "
            + name
            + " WHERE key = ?1)";
    this.hasSql =
        "SELECT 1 FROM "
            + name
            + " WHERE key = ? AND rid = ? AND "
            + (hasTypes ? "types IS ?" : "coalesce(?, 1) IS NOT NULL");
    this.deleteSql = "DELETE FROM " + name + " WHERE key = ? AND rid = ?";
    this.otherSql = "SELECT rid FROM " + name + " WHERE key = ? AND rid <> ? LIMIT 1";
  }

  int number() {
    return number;
  }

  IndexInfo info() {
    return info;
  }

  IndexSpec spec() {
    return info.spec();
  }

  boolean building() {
    return info.building();
  }

  String name() {
    return name;
  }

  /** Whether new keys must be the only ones of their kind. */
  boolean refusesDuplicates() {
    return refusesDuplicates;
  }

  /** Where a document must change if its keys change. */
  IndexPaths paths() {
    return paths;
  }

  /** Whether documents go by the time in it. */
  boolean expires() {
    return expires;
  }

  /** Whether its keys may tell their values. */
  boolean hasTypes() {
    return hasTypes;
  }

  /** Who used it, whatever it was changed to meanwhile. */
  IndexUsage usage() {
    return usage;
  }

  /**
   * Whether arrays have been met where there were none when this was made. Who reads an entry of
   * such an array knows: the lane makes the successor before it commits the entry.
   */
  boolean hasNewArrays() {
    // Asked of each row: nearly always they are the same object.
    return !Objects.equals(latest.get(), info.multikey());
  }

  /** Learns of arrays that were met since the database was opened anew. */
  void follow(IndexTable now) {
    // Where both are of one database they share it, and the lane may set it meanwhile.
    latest.updateAndGet(_ -> now.latest.get());
  }

  /** Of a table with types, whatever this one has. */
  String createSql() {
    return "CREATE TABLE "
        + name
        + " (key BLOB NOT NULL, rid INTEGER NOT NULL, types BLOB, PRIMARY KEY (key, rid))"
        + " WITHOUT ROWID, STRICT";
  }

  String dropSql() {
    return "DROP TABLE " + name;
  }

  /** Parameters: key, rid, types. */
  String insertSql() {
    return insertSql;
  }

  /** As {@link #insertSql}; an entry that is there gets other types. */
  String putSql() {
    return putSql;
  }

  /** Whether there is an entry. Parameters: key, rid, types. */
  String hasSql() {
    return hasSql;
  }

  /** Parameters: key, rid, types, and so on. */
  String insertManySql() {
    return insertManySql;
  }

  /** Inserts nothing if any document has the key. Parameters: key, rid, types. */
  String insertNewSql() {
    return insertNewSql;
  }

  /** Parameters: key, rid. */
  String deleteSql() {
    return deleteSql;
  }

  /** The rid of another document with the same key, if there is one. Parameters: key, rid. */
  String otherSql() {
    return otherSql;
  }

  IndexTable with(int collection, IndexInfo changed) {
    return successor(collection, changed, hasTypes);
  }

  IndexTable withTypes(int collection) {
    return successor(collection, info, true);
  }

  IndexTable withMultikey(int collection, MultikeyPaths multikey) {
    return with(collection, new IndexInfo(spec(), multikey, building()));
  }

  private IndexTable successor(int collection, IndexInfo changed, boolean types) {
    latest.set(changed.multikey());
    return new IndexTable(collection, number, changed, types, usage, latest);
  }
}
