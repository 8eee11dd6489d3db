package io.loquat.store.sqlite;

import io.loquat.query.bounds.KeyBounds;
import io.loquat.query.plan.KeyRange;
import io.loquat.query.plan.PlanNode.TextMatch;
import io.loquat.query.text.TermKeys;
import io.loquat.store.Store.Deadline;
import io.loquat.store.Visibility;
import io.loquat.store.sqlite.IndexRows.Reading;
import java.util.List;
import java.util.PrimitiveIterator;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a text index has under the terms of a search, in natural order, each once. Confined to
 * one caller. It first notes the rids under all terms, in as many visits as that takes, and then
 * reads the rows as they are by then.
 */
final class TextRows implements RowSource {
  private static final int RID_COLUMN = 1;
  private static final int KEY_COLUMN = 2;

  private final CollectionTable table;
  private final KeyTable keys;
  private final List<KeyRange> ranges;
  private final Residual filter;
  private final Reading reading;
  private final @Nullable RidSet met;
  private final RidSet found = new RidSet();
  private int range;
  private byte @Nullable [] lastKey;
  private long lastRid;
  private PrimitiveIterator.@Nullable OfLong places;

  /**
   * @param filter what documents are asked, the search itself included
   * @param met rows that another branch handed out; null if there is no other
   */
  TextRows(
      CollectionTable table,
      TextMatch search,
      Residual filter,
      Reading reading,
      @Nullable RidSet met) {
    this.table = table;
    this.keys = KeyTable.of(table, search.index());
    this.ranges =
        search.search().terms().stream()
            .map(term -> TermKeys.prefix(search.before(), term))
            .map(prefix -> new KeyRange(prefix, KeyBounds.afterAll(prefix)))
            .toList();
    this.filter = filter;
    this.reading = reading;
    this.met = met;
  }

  @Override
  public boolean visit(SqliteConnection connection, Deadline deadline, Visitor visitor) {
    Visit visit = new Visit(connection, deadline);
    while (range < ranges.size()) {
      if (!collect(connection, visit)) {
        return true;
      }
      range++;
      lastKey = null;
    }
    return give(connection, visit, visitor);
  }

  /** Whether the range has been read to its end. */
  private boolean collect(SqliteConnection connection, Visit visit) {
    reading.tally().seeks++;
    try (SqliteRows rows = open(connection)) {
      while (rows.next()) {
        reading.tally().keys++;
        lastKey = rows.bytes(KEY_COLUMN);
        lastRid = rows.integer(RID_COLUMN);
        if (!found.add(lastRid)) {
          reading.tally().dropped++;
        }
        if (!visit.goesOn()) {
          return false;
        }
      }
    }
    return true;
  }

  private SqliteRows open(SqliteConnection connection) {
    byte[] from = lastKey;
    KeyRange bounds = ranges.get(range);
    SqliteStatement statement = connection.prepare(keys.keysSql(from != null, false));
    return from == null
        ? statement.bind(bounds.from()).bind(bounds.to()).query()
        : statement.bind(from).bind(lastRid).bind(bounds.to()).query();
  }

  /** Whether there may be more. */
  private boolean give(SqliteConnection connection, Visit visit, Visitor visitor) {
    PrimitiveIterator.OfLong next = places;
    if (next == null) {
      next = found.inOrder();
      places = next;
    }
    RowReader reader = new RowReader(connection, table, reading.readsMeta());
    while (next.hasNext()) {
      if (!give(connection, reader, next.nextLong(), visitor) || !visit.goesOn()) {
        return true;
      }
    }
    return false;
  }

  /** Whether the visitor takes another row. */
  private boolean give(SqliteConnection connection, RowReader reader, long rid, Visitor visitor) {
    if (met != null && met.contains(rid)) {
      reading.tally().dropped++;
      return true;
    }
    SqliteStatement statement = connection.prepare(table.byRidSql(Visibility.LIVE)).bind(rid);
    StoredRow row;
    try (SqliteRows rows = statement.query()) {
      if (!rows.next()) {
        return true;
      }
      row = reader.read(rows);
    }
    reading.tally().documents++;
    if (!filter.matches(row)) {
      return true;
    }
    if (met != null) {
      met.add(rid);
    }
    reading.tally().advanced++;
    return visitor.take(row);
  }
}
