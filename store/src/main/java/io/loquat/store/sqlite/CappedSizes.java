package io.loquat.store.sqlite;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the capped collections of a database hold. Confined to the lane.
 *
 * <p>The catalog has the figures, and they change in the same transaction as the documents. Within
 * a command they are kept here: written before the command's savepoint is released, forgotten when
 * anything is rolled back.
 */
final class CappedSizes {
  private final Map<Integer, Size> sizes = new HashMap<>();
  private final Set<Integer> unwritten = new HashSet<>();

  /** How many documents, and how much BSON. */
  record Size(long documents, long bytes) {
    /** With nothing left there is nothing to be wrong about. */
    Size plus(long moreDocuments, long moreBytes) {
      long now = Math.max(0, documents + moreDocuments);
      return new Size(now, now == 0 ? 0 : Math.max(0, bytes + moreBytes));
    }
  }

  Size of(SqliteConnection connection, CollectionTable table) {
    Size known = sizes.get(table.number());
    if (known == null) {
      known = CatalogTable.cappedSize(connection, table.number());
      sizes.put(table.number(), known);
    }
    return known;
  }

  /** Takes note of documents that came or, as negative numbers, went. */
  Size change(SqliteConnection connection, CollectionTable table, long documents, long bytes) {
    Size changed = of(connection, table).plus(documents, bytes);
    sizes.put(table.number(), changed);
    unwritten.add(table.number());
    return changed;
  }

  /** Writes down what has changed. */
  void write(SqliteConnection connection) {
    if (unwritten.isEmpty()) {
      return;
    }
    for (int number : unwritten) {
      CatalogTable.setCappedSize(connection, number, sizes.getOrDefault(number, new Size(0, 0)));
    }
    unwritten.clear();
  }

  /** After a rollback: what was written holds. */
  void forget() {
    sizes.clear();
    unwritten.clear();
  }
}
