package io.loquat.store.sqlite;

import io.loquat.query.index.IndexSpec;
import io.loquat.query.index.MultikeyPaths;
import io.loquat.query.plan.UsableIndex;
import java.util.List;
import java.util.stream.Stream;
import org.bson.BsonDocument;

/**
 * The keys of an index and the rows they belong to, as statements: of the index on {@code _id},
 * which the collection's table has itself, or of one with a table of its own. Immutable.
 *
 * <p>Statements have the same text whatever the bounds are, so that they are prepared once.
 *
 * @param index what it is
 * @param keys the table and how it is read
 * @param rows what stands behind {@code FROM} to read documents by their keys
 * @param key the column of keys
 * @param rid the column of rids, which tells keys that are equal apart
 * @param seen what only rows that are live meet, where the table has others
 */
record KeyTable(UsableIndex index, String keys, String rows, String key, String rid, String seen) {
  /** The index that every collection has. */
  static final IndexSpec ID =
      IndexSpec.of(BsonDocument.parse("{v: 2, key: {_id: 1}, name: \"_id_\"}"));

  private static final String COLUMNS = RowReader.columns("t.") + ", ";

  /** The index on {@code _id} of a collection. */
  static KeyTable ofIds(CollectionTable table) {
    String indexed = table.name() + " AS t INDEXED BY " + table.idIndex();
    return new KeyTable(
        new UsableIndex(ID, MultikeyPaths.NONE),
        indexed,
        indexed,
        "t._id",
        "t.rid",
        " AND t._archived = 0");
  }

  /** An index of a collection. */
  static KeyTable of(CollectionTable table, IndexTable index) {
    String keys = index.name() + " AS k";
    return new KeyTable(
        usable(index),
        keys,
        keys + " CROSS JOIN " + table.name() + " AS t ON t.rid = k.rid",
        "k.key",
        "k.rid",
        "");
  }

  /** All that queries may use unasked, if a collection has those indexes besides. */
  static List<UsableIndex> usable(List<IndexTable> indexes) {
    return Stream.concat(
            Stream.of(new UsableIndex(ID, MultikeyPaths.NONE)),
            indexes.stream()
                .filter(index -> !index.building() && !index.spec().hidden())
                .map(KeyTable::usable))
        .toList();
  }

  private static UsableIndex usable(IndexTable index) {
    return new UsableIndex(index.spec(), index.info().multikey(), index.hasTypes());
  }

  /** The keys of an index that a plan names. */
  static KeyTable of(CollectionTable table, IndexSpec index) {
    return index.equals(ID)
        ? ofIds(table)
        : table
            .index(index.name())
            .map(found -> of(table, found))
            .orElseThrow(() -> IndexRows.killed(index));
  }

  /**
   * Rows in the order of their keys. Parameters: the least key (and rid, where it goes on), then
   * the least key above.
   *
   * @param resumes whether it goes on behind a row
   */
  String rowsSql(boolean resumes, boolean backwards) {
    return "SELECT " + COLUMNS + key + ranged(rows, resumes, backwards);
  }

  /** As {@link #rowsSql}, rids and keys alone. */
  String keysSql(boolean resumes, boolean backwards) {
    return "SELECT " + rid + ", " + key + ranged(keys, resumes, backwards);
  }

  /** As {@link #rowsSql}, of an index whose keys may tell their values: rids, types and keys. */
  String toldSql(boolean resumes, boolean backwards) {
    return "SELECT " + rid + ", k.types, " + key + ranged(keys, resumes, backwards);
  }

  private String ranged(String from, boolean resumes, boolean backwards) {
    String place = "(" + key + ", " + rid + ")";
    String low = resumes && !backwards ? place + " > (?, ?)" : key + " >= ?";
    String high = resumes && backwards ? place + " < (?, ?)" : key + " < ?";
    String down = backwards ? " DESC" : "";
    String bounds = " FROM " + from + " WHERE " + low + " AND " + high + seen;
    return bounds + " ORDER BY " + key + down + ", " + rid + down;
  }

  /** One row by a key of its own, if it still has that. Parameters: key, rid. */
  String rowSql() {
    return "SELECT %s%s FROM %s WHERE %s = ? AND %s = ?%s"
        .formatted(COLUMNS, key, rows, key, rid, seen);
  }

  /** How many keys lie in a range. Parameters: least key, least key above, the most. */
  String countSql() {
    return "SELECT count(*) FROM (SELECT 1 FROM %s WHERE %s >= ? AND %s < ?%s LIMIT ?)"
        .formatted(keys, key, key, seen);
  }
}
