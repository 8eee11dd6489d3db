package io.loquat.store.sqlite;

import io.loquat.query.filter.NearCondition;
import io.loquat.query.geo.NearCell;
import io.loquat.query.geo.NearQuery;
import io.loquat.query.plan.KeyRange;
import io.loquat.query.plan.NearSearch;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoreException;
import io.loquat.store.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Rows in the order of their distance from a point, each once. Confined to one caller.
 *
 * <p>Cells of the index and rows wait in one queue, by distance: a cell by what nothing in it is
 * nearer than. When a cell comes first, its rows take its place in the queue, or, if they are many,
 * the cells that it is made of. When a row comes first, nothing that waits is nearer. So no more is
 * read than the distance asks for, and the queue is all there is to remember between two visits.
 */
final class NearRows implements RowSource {
  /** A cell with more keys is cut into smaller ones. */
  private static final int KEYS_MAX = 32;

  private static final long ITEM_BYTES = 100;
  private static final long BYTES_MAX = 100L << 20;

  private final CollectionTable table;
  private final KeyTable keys;
  private final NearSearch search;
  private final Residual residual;
  private final IndexRows.Reading reading;
  private final PriorityQueue<Item> items = new PriorityQueue<>();
  private final RidSet met = new RidSet();
  private boolean begun;

  NearRows(
      CollectionTable table,
      KeyTable keys,
      NearSearch search,
      Residual residual,
      IndexRows.Reading reading) {
    this.table = table;
    this.keys = keys;
    this.search = search;
    this.residual = residual;
    this.reading = reading;
  }

  /** What waits: a cell, or a row as it was when it was measured. Immutable. */
  private record Item(double distance, Optional<NearCell> cell, long rid, long version)
      implements Comparable<Item> {
    static Item of(NearCell cell) {
      return new Item(cell.leastDistance(), Optional.of(cell), 0, 0);
    }

    /** A cell comes before the rows that are as far; these come in natural order. */
    @Override
    public int compareTo(Item other) {
      int byDistance = Double.compare(distance, other.distance);
      int byKind = Boolean.compare(cell.isEmpty(), other.cell.isEmpty());
      return byDistance != 0 ? byDistance : byKind != 0 ? byKind : Long.compare(rid, other.rid);
    }
  }

  @Override
  public boolean visit(SqliteConnection connection, Deadline deadline, Visitor visitor) {
    Visit visit = new Visit(connection, deadline);
    RowReader reader = new RowReader(connection, table, reading.readsMeta());
    if (!begun) {
      begun = true;
      begin(connection, reader, visit);
    }
    while (!items.isEmpty()) {
      Item next = items.remove();
      boolean wantsMore = true;
      if (next.cell().isPresent()) {
        open(next.cell().get(), connection, reader, visit);
      } else {
        wantsMore = give(next, connection, reader, visitor);
      }
      if (!wantsMore || !visit.goesOn()) {
        break;
      }
    }
    return !items.isEmpty();
  }

  private void begin(SqliteConnection connection, RowReader reader, Visit visit) {
    if (search.isByCell()) {
      search.cells().forEach(this::await);
    } else {
      measure(
          rids(search.prefix().ranges(), Integer.MAX_VALUE, connection), connection, reader, visit);
    }
  }

  private void await(NearCell cell) {
    NearQuery query = search.near().query();
    if (cell.leastDistance() <= query.maxDistance()
        && cell.greatestDistance() >= query.minDistance()) {
      items.add(Item.of(cell));
    }
  }

  private void open(NearCell cell, SqliteConnection connection, RowReader reader, Visit visit) {
    List<NearCell> children = cell.children();
    int most = children.isEmpty() ? Integer.MAX_VALUE : KEYS_MAX;
    List<Long> rids = rids(search.keys(cell), most, connection);
    if (rids.size() < most) {
      measure(rids, connection, reader, visit);
      return;
    }
    search
        .ownKeys(cell)
        .ifPresent(
            own -> measure(rids(own, Integer.MAX_VALUE, connection), connection, reader, visit));
    children.forEach(this::await);
  }

  /** The first of the rids that have keys in some ranges. */
  private List<Long> rids(List<KeyRange> ranges, int most, SqliteConnection connection) {
    List<Long> rids = new ArrayList<>();
    SqliteStatement statement = connection.prepare(keys.keysSql(false, false));
    for (KeyRange range : ranges) {
      reading.tally().seeks++;
      try (SqliteRows rows = statement.bind(range.from()).bind(range.to()).query()) {
        while (rids.size() < most && rows.next()) {
          rids.add(rows.integer(1));
          reading.tally().keys++;
        }
      }
    }
    return rids;
  }

  private void measure(
      List<Long> rids, SqliteConnection connection, RowReader reader, Visit visit) {
    for (long rid : rids) {
      visit.goesOn();
      if (met.add(rid)) {
        reading.tally().documents++;
        read(rid, connection, reader).flatMap(this::measured).ifPresent(items::add);
      } else {
        reading.tally().dropped++;
      }
    }
    if (items.size() * ITEM_BYTES > BYTES_MAX) {
      throw new StoreException.LimitReached(
          "$near exceeded memory limit of " + BYTES_MAX + " bytes");
    }
  }

  private Optional<StoredRow> read(long rid, SqliteConnection connection, RowReader reader) {
    SqliteStatement statement = connection.prepare(table.byRidSql(Visibility.LIVE)).bind(rid);
    try (SqliteRows rows = statement.query()) {
      return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
    }
  }

  /** Where a row waits, if it matches. */
  private Optional<Item> measured(StoredRow row) {
    NearCondition near = search.near();
    return near.nearest(row.document())
        .filter(found -> near.query().accepts(found.distance()) && residual.matches(row))
        .map(found -> new Item(found.distance(), Optional.empty(), row.rid(), row.version()));
  }

  /** A row that has changed meanwhile comes as it is now, if it still matches. */
  private boolean give(Item item, SqliteConnection connection, RowReader reader, Visitor visitor) {
    Optional<StoredRow> row =
        read(item.rid(), connection, reader)
            .filter(now -> now.version() == item.version() || measured(now).isPresent());
    if (row.isEmpty()) {
      return true;
    }
    reading.tally().advanced++;
    return visitor.take(row.get());
  }
}
