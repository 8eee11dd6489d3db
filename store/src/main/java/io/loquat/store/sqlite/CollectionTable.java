package io.loquat.store.sqlite;

import io.loquat.model.SystemFields;
import io.loquat.query.index.MultikeyPaths;
import io.loquat.query.plan.UsableIndex;
import io.loquat.query.sql.TranslationContext;
import io.loquat.store.CappedLimits;
import io.loquat.store.CollectionInfo;
import io.loquat.store.CollectionKind;
import io.loquat.store.IndexInfo;
import io.loquat.store.IndexUse;
import io.loquat.store.StoreException;
import io.loquat.store.Visibility;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.BsonNumber;
import org.jspecify.annotations.Nullable;

/**
 * A collection and the table that holds it, with the statements that every collection needs; a view
 * is here too, though it has no table. Immutable. The statements are made once: equal texts that
 * are the same object are found faster.
 */
final class CollectionTable {
  /** What {@link RowReader} reads. */
  static final String COLUMNS = RowReader.columns("");

  private final CollectionInfo info;
  private final CollectionKind kind;
  private final int number;
  private final long nextRid;
  private final List<IndexTable> indexes;
  private final List<UsableIndex> usableIndexes;
  private final IndexedFields indexedFields;
  private final Map<String, UniqueLookup> uniqueLookups;
  private final Optional<CappedLimits> capped;
  private final boolean expires;
  private final String name;
  private final Map<Visibility, String> byIdSql;
  private final Map<Visibility, String> byRidSql;
  private final String insertSql;
  private final String updateSql;
  private final String archiveSql;
  private final String restoreSql;
  private final String deleteSql;
  private final PlanCache plans;
  private final IndexUsage idUsage;

  /**
   * @param number of the table; no other collection of the file ever has it
   * @param nextRid no new row may get a rid below this
   * @param indexes without the one on {@code _id}; {@code info} gets them
   */
  CollectionTable(CollectionInfo info, int number, long nextRid, List<IndexTable> indexes) {
    this(info, number, nextRid, indexes, new PlanCache(), new IndexUsage());
  }

  private CollectionTable(
      CollectionInfo info,
      int number,
      long nextRid,
      List<IndexTable> indexes,
      PlanCache plans,
      IndexUsage idUsage) {
    this.plans = plans;
    this.idUsage = idUsage;
    this.info = info.withIndexes(indexes.stream().map(IndexTable::info).toList());
    this.kind = info.kind();
    this.indexes = List.copyOf(indexes);
    this.usableIndexes = KeyTable.usable(this.indexes);
    this.capped = CappedLimits.of(info);
    this.number = number;
    this.nextRid = nextRid;
    this.expires =
        info.options().get("expireAfterSeconds") instanceof BsonNumber
            || indexes.stream().anyMatch(IndexTable::expires);
    this.indexedFields = new IndexedFields(this.indexes, visible());
    this.name = "c_" + number;
    this.uniqueLookups = UniqueLookup.of(name, this.indexes);
    this.byIdSql = bySql("_id = ?");
    this.byRidSql = bySql("rid = ?");
    this.updateSql =
        "UPDATE "
            + name
            + " SET data = ?, metadata = ?, _version = _version + 1, _updated = ?"
            + " WHERE rid = ? AND _version = ?";
    this.archiveSql = archivedSql(1);
    this.restoreSql = archivedSql(0);
    this.deleteSql = "DELETE FROM " + name + " WHERE rid = ?";
    this.insertSql =
        "INSERT INTO "
            + name
            + " (rid, _id, _version, _archived, _created, _updated, metadata, data)"
            + " VALUES (?1, ?2, 1, 0, ?3, ?3, ?4, ?5)";
  }

  private Map<Visibility, String> bySql(String condition) {
    Map<Visibility, String> statements = new EnumMap<>(Visibility.class);
    for (Visibility visibility : Visibility.values()) {
      String sql = "SELECT " + COLUMNS + " FROM " + name + " WHERE " + condition;
      statements.put(
          visibility, condition(visibility).map(seen -> sql + " AND " + seen).orElse(sql));
    }
    return statements;
  }

  private String archivedSql(int archived) {
    return "UPDATE "
        + name
        + " SET _archived = "
        + archived
        + ", _version = _version + 1, _updated = ? WHERE rid = ?";
  }

  /** What a row must be to be seen; empty if every row is. */
  static Optional<String> condition(Visibility visibility) {
    return switch (visibility) {
      case LIVE -> Optional.of("_archived = 0");
      case ARCHIVED -> Optional.of("_archived = 1");
      case ALL -> Optional.empty();
    };
  }

  CollectionInfo info() {
    return info;
  }

  CollectionKind kind() {
    return kind;
  }

  /** Whether it is a view, which has a line in the catalog but no table. */
  boolean isView() {
    return kind instanceof CollectionKind.View;
  }

  /**
   * The same, if it has a table.
   *
   * @throws StoreException.OnView if it is a view
   */
  CollectionTable checkHasTable() {
    if (isView()) {
      throw new StoreException.OnView(info.namespace().collection());
    }
    return this;
  }

  /** Its limits if it is a capped collection. */
  Optional<CappedLimits> capped() {
    return capped;
  }

  int number() {
    return number;
  }

  long nextRid() {
    return nextRid;
  }

  /** For the lookup that must not allocate; null if no unique index is on that field alone. */
  @Nullable UniqueLookup uniqueLookup(String field) {
    return uniqueLookups.get(field);
  }

  /** In the order in which they were made. */
  List<IndexTable> indexes() {
    return indexes;
  }

  /** What its indexes make keys of. */
  IndexedFields indexedFields() {
    return indexedFields;
  }

  Optional<IndexTable> index(int indexNumber) {
    return indexes.stream().filter(index -> index.number() == indexNumber).findFirst();
  }

  Optional<IndexTable> index(String indexName) {
    for (IndexTable index : indexes) {
      if (index.spec().name().equals(indexName)) {
        return Optional.of(index);
      }
    }
    return Optional.empty();
  }

  /** Whether documents may go when their time is over. */
  boolean expires() {
    return expires;
  }

  String name() {
    return name;
  }

  /** Which plans won for queries on the table as it is. */
  PlanCache plans() {
    return plans;
  }

  /** The indexes that queries may use unasked, with the one on {@code _id}. */
  List<UsableIndex> usableIndexes() {
    return usableIndexes;
  }

  /** Who used the index on {@code _id}. */
  IndexUsage idUsage() {
    return idUsage;
  }

  /** Of each index, by its name. */
  Map<String, IndexUse> indexUse() {
    Map<String, IndexUse> uses = new HashMap<>();
    uses.put(KeyTable.ID.name(), idUsage.figures());
    indexes.forEach(index -> uses.put(index.spec().name(), index.usage().figures()));
    return uses;
  }

  /** One row by its key, if it is seen. */
  String byIdSql(Visibility visibility) {
    return Objects.requireNonNull(byIdSql.get(visibility));
  }

  /** One row by its place, if it is seen. */
  String byRidSql(Visibility visibility) {
    return Objects.requireNonNull(byRidSql.get(visibility));
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

  /** Parameters: time, rid. */
  String archiveSql() {
    return archiveSql;
  }

  /** Parameters: time, rid. */
  String restoreSql() {
    return restoreSql;
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
    return "CREATE INDEX %s ON %s (rid) WHERE _archived = 1".formatted(archivedIndex(), name);
  }

  /** For collections with a retention: those archived longest are found without a scan. */
  String createArchivedByTimeIndexSql() {
    return "CREATE INDEX IF NOT EXISTS %s ON %s (_updated) WHERE _archived = 1"
        .formatted(archivedByTimeIndex(), name);
  }

  String idIndex() {
    return "sqlite_autoindex_" + name + "_1";
  }

  String archivedIndex() {
    return name + "_archived";
  }

  String archivedByTimeIndex() {
    return name + "_archived_by_time";
  }

  String dropSql() {
    return "DROP TABLE " + name;
  }

  CollectionTable with(CollectionInfo newInfo) {
    return new CollectionTable(newInfo, number, nextRid, indexes, plans.successor(), idUsage);
  }

  CollectionTable withIndex(IndexTable added) {
    return withIndexes(Stream.concat(indexes.stream(), Stream.of(added)).toList());
  }

  CollectionTable withoutIndex(int indexNumber) {
    return withIndexes(indexes.stream().filter(index -> index.number() != indexNumber).toList());
  }

  CollectionTable withIndexInfo(int indexNumber, IndexInfo changed) {
    return withIndexes(
        indexes.stream()
            .map(index -> index.number() == indexNumber ? index.with(number, changed) : index)
            .toList());
  }

  CollectionTable withMultikey(int indexNumber, MultikeyPaths multikey) {
    return withIndexes(
        indexes.stream()
            .map(
                index ->
                    index.number() == indexNumber ? index.withMultikey(number, multikey) : index)
            .toList());
  }

  /** The same where the index's table has been made anew. */
  CollectionTable withTypes(int indexNumber) {
    return withIndexes(
        indexes.stream()
            .map(index -> index.number() == indexNumber ? index.withTypes(number) : index)
            .toList());
  }

  private CollectionTable withIndexes(List<IndexTable> changed) {
    return new CollectionTable(info, number, nextRid, changed, plans.successor(), idUsage);
  }
}
