package io.loquat.store.sqlite;

import io.loquat.query.index.IndexSpec;
import io.loquat.query.plan.IndexBounds;
import io.loquat.query.plan.KeyRange;
import io.loquat.query.plan.PlanStatistics;
import java.util.List;
import java.util.function.Function;

/**
 * Counts keys for the planner, a few in each of a few ranges. Confined to one planning.
 *
 * @param work runs on a connection, which is only taken if it is needed
 */
record Dives(CollectionTable table, Function<Function<SqliteConnection, Long>, Long> work)
    implements PlanStatistics {
  /** Of more ranges than these, the others are taken to be as full. */
  private static final int RANGES_MAX = 20;

  @Override
  public long keys(IndexSpec index, IndexBounds bounds, long most) {
    return work.apply(connection -> count(connection, index, bounds, most));
  }

  private long count(SqliteConnection connection, IndexSpec index, IndexBounds bounds, long most) {
    List<KeyRange> ranges = bounds.ranges();
    KeyTable keys = KeyTable.of(table, index);
    long counted = 0;
    int range = 0;
    while (range < Math.min(ranges.size(), RANGES_MAX) && counted < most) {
      counted += count(connection, keys, ranges.get(range), most - counted);
      range++;
    }
    return range == ranges.size() || counted >= most
        ? counted
        : Math.min(most, counted * ranges.size() / range);
  }

  /** How many keys lie in the range, up to as many. */
  static long count(SqliteConnection connection, KeyTable keys, KeyRange range, long most) {
    SqliteStatement statement = connection.prepare(keys.countSql());
    try (SqliteRows rows = statement.bind(range.from()).bind(range.to()).bind(most).query()) {
      return rows.next() ? rows.integer(1) : 0;
    }
  }
}
