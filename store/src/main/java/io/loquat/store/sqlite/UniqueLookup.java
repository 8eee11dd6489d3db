package io.loquat.store.sqlite;

import io.loquat.model.KeyWriter;
import io.loquat.query.index.IndexField;
import io.loquat.query.index.IndexSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonValue;

/**
 * Finds the one document that has a value in a field, by a unique index on that field alone.
 * Immutable, but for the count of its uses.
 */
record UniqueLookup(boolean descending, String sql, IndexUsage usage) {
  /** The fields of a collection that have such an index. */
  static Map<String, UniqueLookup> of(String table, List<IndexTable> indexes) {
    Map<String, UniqueLookup> byField = new HashMap<>();
    for (IndexTable index : indexes) {
      if (!index.building() && tellsByValue(index.spec())) {
        IndexField field = index.spec().fields().getFirst();
        byField.put(
            field.path(), new UniqueLookup(field.descending(), sql(table, index), index.usage()));
      }
    }
    return Map.copyOf(byField);
  }

  /** Whether every document with a value in the field, null apart, has a key of the value. */
  private static boolean tellsByValue(IndexSpec spec) {
    return spec.unique()
        && !spec.hidden()
        && spec.fields().size() == 1
        && spec.fields().getFirst().kind() == IndexField.Kind.VALUE
        && spec.fields().getFirst().names().stream().noneMatch(UniqueLookup::namesAnElement)
        && spec.partialFilter().isEmpty()
        && spec.collation().texts().isBinary();
  }

  private static boolean namesAnElement(String name) {
    return !name.isEmpty() && Character.isDigit(name.charAt(0));
  }

  private static String sql(String table, IndexTable index) {
    return "SELECT "
        + CollectionTable.COLUMNS
        + " FROM "
        + table
        + " WHERE rid = (SELECT rid FROM "
        + index.name()
        + " WHERE key = ?)";
  }

  Optional<StoredRow> find(SqliteConnection connection, CollectionTable table, BsonValue value) {
    byte[] key = new KeyWriter().append(value, descending).toByteArray();
    try (SqliteRows rows = connection.prepare(sql).bind(key).query()) {
      return rows.next()
          ? Optional.of(new RowReader(connection, table).read(rows))
          : Optional.empty();
    }
  }
}
