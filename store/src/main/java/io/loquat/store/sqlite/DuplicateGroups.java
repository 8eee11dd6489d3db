package io.loquat.store.sqlite;

import io.loquat.store.Visibility;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonValue;

/** Which documents share keys of an index. Stateless. */
final class DuplicateGroups {
  private static final int DOCUMENTS_OF_A_GROUP_MAX = 100;

  private DuplicateGroups() {}

  static List<List<BsonValue>> of(
      SqliteConnection connection, CollectionTable table, IndexTable index, int groupsMax) {
    List<byte[]> keys = new ArrayList<>();
    String sql = "SELECT key FROM " + index.name() + " GROUP BY key HAVING count(*) > 1 LIMIT ?";
    try (SqliteRows rows = connection.prepare(sql).bind(groupsMax).query()) {
      while (rows.next()) {
        keys.add(rows.bytes(1));
      }
    }
    return keys.stream().map(key -> group(connection, table, index, key)).toList();
  }

  private static List<BsonValue> group(
      SqliteConnection connection, CollectionTable table, IndexTable index, byte[] key) {
    List<Long> rids = new ArrayList<>();
    String sql = "SELECT rid FROM " + index.name() + " WHERE key = ? ORDER BY rid LIMIT ?";
    try (SqliteRows rows =
        connection.prepare(sql).bind(key).bind(DOCUMENTS_OF_A_GROUP_MAX).query()) {
      while (rows.next()) {
        rids.add(rows.integer(1));
      }
    }
    List<BsonValue> ids = new ArrayList<>();
    RowReader reader = new RowReader(connection, table);
    for (long rid : rids) {
      try (SqliteRows rows =
          connection.prepare(table.byRidSql(Visibility.LIVE)).bind(rid).query()) {
        if (rows.next()) {
          ids.add(reader.read(rows).id());
        }
      }
    }
    return ids;
  }
}
