package io.loquat.store.sqlite;

import io.loquat.query.plan.KeyRange;
import io.loquat.query.plan.PlanNode;
import io.loquat.query.plan.PlanNode.IndexScan;
import io.loquat.store.Store.Deadline;
import java.util.Optional;

/** Counts documents by their keys, without a look at them. Stateless. */
final class CountedKeys {
  private static final int RANGES_BETWEEN_LOOKS = 64;

  private CountedKeys() {}

  /** The scan whose keys are the plan's matches, if there is nothing to ask of documents. */
  static Optional<IndexScan> scan(FindPlan plan) {
    return plan.indexed().flatMap(PlanNode::scanAlone);
  }

  /** How many documents have keys in the bounds, up to as many. */
  static long count(
      SqliteConnection connection,
      CollectionTable table,
      IndexScan scan,
      Deadline deadline,
      long most) {
    KeyTable keys = KeyTable.of(table, scan.index());
    RidSet met = new RidSet();
    boolean repeats = keys.index().multikey().isMultikey();
    long count = 0;
    int ranges = 0;
    for (KeyRange range : scan.bounds().ranges()) {
      if (count >= most) {
        break;
      }
      if (++ranges % RANGES_BETWEEN_LOOKS == 0) {
        Visit.check(deadline);
      }
      count +=
          repeats
              ? different(connection, keys, range, met, most - count)
              : Dives.count(connection, keys, range, most - count);
    }
    return count;
  }

  private static long different(
      SqliteConnection connection, KeyTable keys, KeyRange range, RidSet met, long most) {
    long count = 0;
    SqliteStatement statement = connection.prepare(keys.keysSql(false, false));
    try (SqliteRows rows = statement.bind(range.from()).bind(range.to()).query()) {
      while (count < most && rows.next()) {
        if (met.add(rows.integer(1))) {
          count++;
        }
      }
    }
    return count;
  }
}
