package io.loquat.store.sqlite;

import io.loquat.store.DocumentCursor;
import io.loquat.store.FindQuery;
import io.loquat.store.Store.Deadline;
import java.time.Duration;
import java.util.Optional;

/**
 * A find that begins on the caller's thread, which may be an event loop: it never waits, and reads
 * for a moment only. Immutable.
 *
 * @param sorts what those may take that go on elsewhere
 */
record BriefRead(OpenStores stores, SortMemory sorts, FindQuery query) {
  /** Stops what takes long within one row, which then begins anew elsewhere. */
  private static final Duration LONGEST = Duration.ofMillis(2);

  /** Empty if it cannot be planned at once. */
  Optional<DocumentCursor> tryOpen(ObjectStore store, int countMax, long bytesMax) {
    CollectionTable table = store.catalog().findOrNull(query.namespace().collection());
    return table == null || table.isView()
        ? Optional.empty()
        : store.tryRead(connection -> open(table, connection, countMax, bytesMax));
  }

  private DocumentCursor open(
      CollectionTable table, SqliteConnection connection, int countMax, long bytesMax) {
    connection.visitFor(Visit.Length.BRIEF);
    connection.stopAt(Deadline.in(LONGEST));
    FindPlan plan = Planning.of(table, query, new Dives(table, dive -> dive.apply(connection)));
    FindCursor cursor = new FindCursor(stores, query, plan, sorts);
    if (plan.isDirect()) {
      cursor.begin(connection, countMax, bytesMax, query.deadline());
    }
    IndexUsage.count(plan);
    return cursor;
  }
}
