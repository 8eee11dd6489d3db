package io.loquat.store.sqlite;

import io.loquat.model.SystemFields;
import io.loquat.query.sql.TranslationContext;
import io.loquat.store.CollectionInfo;

/**
 * A collection and the table that holds it, with the statements that every collection needs.
 * Immutable. The statements are made once: equal texts that are the same object are found faster.
 */
final class CollectionTable {
  /**
   * What {@link RowReader} reads, in its order. Empty metadata is one byte and not worth reading.
   */
  static final String COLUMNS =
      "rid, data, _version, _created, _updated, _archived,"
          + " CASE WHEN length(metadata) > 1 THEN metadata END";

  private final CollectionInfo info;
  private final int number;
  private final long nextRid;
  private final String name;
  private final String byIdSql;
  private final String byRidSql;
  private final String insertSql;
  private final String updateSql;
  private final String deleteSql;

  /**
   * @param number of the table; no other collection of the file ever has it
   * @param nextRid no new row may get a rid below this
   */
  CollectionTable(CollectionInfo info, int number, long nextRid) {
    this.info = info;
    this.number = number;
    this.nextRid = nextRid;
    this.name = "c_" + number;
    this.byIdSql = "SELECT " + COLUMNS + " FROM " + name + " WHERE _id = ? AND _archived = 0";
    this.byRidSql = "SELECT " + COLUMNS + " FROM " + name + " WHERE rid = ? AND _archived = 0";
    this.updateSql =
        "UPDATE "
            + name
            + " SET data = ?, metadata = ?, _version = _version + 1, _updated = ?"
            + " WHERE rid = ? AND _version = ?";
    this.deleteSql = "DELETE FROM " + name + " WHERE rid = ?";
    this.insertSql =
        "INSERT INTO "
            + name
            + " (rid, _id, _version, _archived, _created, _updated, metadata, data)"
            + " VALUES (?1, ?2, 1, 0, ?3, ?3, ?4, ?5)";
  }

  CollectionInfo info() {
    return info;
  }

  int number() {
    return number;
  }

  long nextRid() {
    return nextRid;
  }

  String name() {
    return name;
  }

  /** One visible row by its key. */
  String byIdSql() {
    return byIdSql;
  }

  /** One visible row by its place. */
  String byRidSql() {
    return byRidSql;
  }

  /** Parameters: rid, key, time, metadata, data. */
  String insertSql() {
    return insertSql;
  }

  boolean visible() {
    return info.systemFields() == SystemFields.VISIBLE;
  }

  TranslationContext context() {
    return new TranslationContext(info.systemFields());
  }

  /** Parameters: data, metadata, time, rid, version. */
  String updateSql() {
    return updateSql;
  }

  /** Parameter: rid. */
  String deleteSql() {
    return deleteSql;
  }

  /**
   * The document comes last, so that reading the other columns never walks a long document's
   * overflow pages.
   */
  String createSql() {
    return "CREATE TABLE "
        + name
        + " ("
        + "rid INTEGER PRIMARY KEY, "
        + "_id BLOB NOT NULL UNIQUE, "
        + "_version INTEGER NOT NULL, "
        + "_archived INTEGER NOT NULL, "
        + "_created TEXT NOT NULL, "
        + "_updated TEXT NOT NULL, "
        + "metadata BLOB NOT NULL, "
        + "data BLOB NOT NULL"
        + ") STRICT";
  }

  /** Archived rows are few; knowing them makes counting all others a matter of two index counts. */
  String createArchivedIndexSql() {
    return "CREATE INDEX %s_archived ON %s (rid) WHERE _archived = 1".formatted(name, name);
  }

  String dropSql() {
    return "DROP TABLE " + name;
  }

  CollectionTable renamed(CollectionInfo newInfo) {
    return new CollectionTable(newInfo, number, nextRid);
  }
}
