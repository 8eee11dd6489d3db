package io.loquat.store.sqlite;

import io.loquat.store.FindQuery;
import io.loquat.store.InsertWatch;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoredDocument;
import io.loquat.store.TailableCursor;
import java.util.List;

/** A tailable find in progress. Confined to one caller at a time. */
final class TailCursor implements TailableCursor {
  private final CursorCollection collection;
  private final CappedScan scan;
  private final CursorRows rows;
  private boolean exhausted;

  TailCursor(OpenStores stores, FindQuery query, FindPlan plan) {
    this.collection = new CursorCollection(stores, plan.table().info(), PlanIndexes.NONE);
    this.scan = new CappedScan(plan, Residual.of(query.filter()));
    this.rows = new CursorRows(query);
  }

  @Override
  public List<StoredDocument> next(int countMax, long bytesMax, Deadline deadline) {
    return collection.use(store -> next(store, rows.batch(countMax, bytesMax), deadline));
  }

  private List<StoredDocument> next(ObjectStore store, CursorRows.Batch batch, Deadline deadline) {
    collection.read(
        store,
        deadline,
        connection -> {
          scan.checkPosition(connection);
          return true;
        });
    boolean more = true;
    while (more && batch.wantsMore()) {
      // A reader is given back after each visit: a long scan must not keep others from theirs.
      more =
          collection.read(store, deadline, connection -> scan.visit(connection, deadline, batch));
    }
    exhausted = rows.isFinished() || (!more && !scan.hasBegun());
    return batch.documents();
  }

  /** MongoDB's ends where the collection is empty, and else only at its limit. */
  @Override
  public boolean exhausted() {
    return exhausted;
  }

  @Override
  public InsertWatch watch() {
    return collection
        .stores()
        .watches()
        .add(collection.opened().namespace().database(), collection.opened().uuid());
  }

  @Override
  public void close() {
    exhausted = true;
  }
}
