package io.loquat.store.sqlite;

import io.loquat.query.sort.Sort;
import io.loquat.store.DocumentCursor;
import io.loquat.store.FindQuery;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoreException;
import io.loquat.store.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A find in progress. Confined to one caller at a time. */
final class FindCursor implements DocumentCursor {
  private final OpenStores stores;
  private final FindQuery query;
  private final FindPlan plan;
  private final long sortBytesMax;
  private @Nullable RowSource rows;
  private long toSkip;
  private long left;
  private boolean exhausted;

  FindCursor(OpenStores stores, FindQuery query, FindPlan plan, long sortBytesMax) {
    this.stores = stores;
    this.query = query;
    this.plan = plan;
    this.sortBytesMax = sortBytesMax;
    this.toSkip = query.skip();
    this.left = query.limit() == 0 ? Long.MAX_VALUE : query.limit();
  }

  @Override
  public List<StoredDocument> next(int countMax, long bytesMax, Deadline deadline) {
    if (exhausted) {
      return List.of();
    }
    String database = query.namespace().database();
    ObjectStore store =
        stores
            .leaseExisting(database)
            .orElseThrow(() -> new StoreException.NamespaceNotFound(database));
    try {
      store.table(plan.table().info());
      Batch batch = new Batch(Math.max(1, countMax), bytesMax);
      fill(store, batch, deadline);
      return batch.documents;
    } finally {
      store.lease().release();
    }
  }

  private void fill(ObjectStore store, Batch batch, Deadline deadline) {
    boolean more = true;
    while (more && !batch.full && left > 0) {
      // A reader is given back after each visit: a long scan must not keep others from theirs.
      more =
          store.read(
              deadline,
              connection -> source(connection, deadline).visit(connection, deadline, batch));
    }
    exhausted = !more || left == 0;
  }

  private RowSource source(SqliteConnection connection, Deadline deadline) {
    RowSource source = rows;
    if (source == null) {
      source =
          plan.sort().isPresent() ? sorted(plan.sort().get(), connection, deadline) : rows(plan);
      rows = source;
    }
    return source;
  }

  private RowSource sorted(Sort sort, SqliteConnection connection, Deadline deadline) {
    long wanted = Counting.rowsWanted(query);
    SortPass pass = new SortPass(sort, wanted == Long.MAX_VALUE ? 0 : wanted, sortBytesMax);
    try {
      SortPass.Order order = pass.run(rows(plan), connection, deadline);
      Residual filter = Residual.of(query.filter());
      return scored(new SortedRows(plan.table(), plan.visibility(), order, filter));
    } catch (StoreException.LimitReached e) {
      return rows(plan.inIndexOrder().orElseThrow(() -> e));
    }
  }

  private RowSource rows(FindPlan from) {
    return scored(from.rows());
  }

  private RowSource scored(RowSource from) {
    return query.readsMeta() ? ScoredRows.of(from, query.filter()) : from;
  }

  @Override
  public boolean exhausted() {
    return exhausted;
  }

  @Override
  public void close() {
    exhausted = true;
  }

  /** One answer of the cursor. */
  private final class Batch implements RowSource.Visitor {
    private final List<StoredDocument> documents = new ArrayList<>();
    private final int countMax;
    private long bytesLeft;
    private boolean full;

    Batch(int countMax, long bytesMax) {
      this.countMax = countMax;
      this.bytesLeft = bytesMax;
    }

    @Override
    public boolean take(StoredRow row) {
      if (toSkip > 0) {
        toSkip--;
        return true;
      }
      documents.add(row);
      left--;
      bytesLeft -= row.bson().length;
      full = documents.size() >= countMax || bytesLeft <= 0;
      return !full && left > 0;
    }
  }
}
