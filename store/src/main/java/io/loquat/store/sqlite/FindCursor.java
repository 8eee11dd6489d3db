package io.loquat.store.sqlite;

import io.loquat.query.sort.Sort;
import io.loquat.store.DocumentCursor;
import io.loquat.store.FindQuery;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoreException;
import io.loquat.store.StoredDocument;
import java.util.List;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/** A find in progress. Confined to one caller at a time. */
final class FindCursor implements DocumentCursor {
  private final CursorCollection collection;
  private final FindQuery query;
  private final FindPlan plan;
  private final SortMemory.Share memory;
  private final CursorRows found;
  private @Nullable RowSource rows;
  private CursorRows.@Nullable Batch begun;
  private boolean exhausted;

  FindCursor(OpenStores stores, FindQuery query, FindPlan plan, SortMemory sorts) {
    this.collection = new CursorCollection(stores, plan.table().info(), PlanIndexes.of(plan));
    this.query = query;
    this.plan = plan;
    this.memory = sorts.share();
    this.found = new CursorRows(query);
  }

  /** Reads of the first batch what one visit finds. */
  void begin(SqliteConnection connection, int countMax, long bytesMax, Deadline deadline) {
    CursorRows.Batch batch = found.batch(countMax, bytesMax);
    ended(source(connection, deadline).visit(connection, deadline, batch));
    begun = batch;
  }

  @Override
  public boolean isReady() {
    return begun != null && (exhausted || !begun.wantsMore());
  }

  @Override
  public List<StoredDocument> next(int countMax, long bytesMax, Deadline deadline) {
    CursorRows.Batch batch = begun == null ? found.batch(countMax, bytesMax) : begun;
    boolean ready = isReady() || exhausted;
    begun = null;
    if (!ready) {
      collection.use(
          store -> {
            checkPosition(store, deadline);
            fill(store, batch, deadline);
            return batch;
          });
    }
    return batch.documents();
  }

  /** As in MongoDB, a scan of a capped collection must not lose its place. */
  private void checkPosition(ObjectStore store, Deadline deadline) {
    if (plan.table().capped().isPresent() && plan.inNaturalOrder()) {
      collection.read(
          store,
          deadline,
          connection -> {
            CappedScan.checkPosition(connection, plan.table(), found.position());
            return true;
          });
    }
  }

  private void fill(ObjectStore store, CursorRows.Batch batch, Deadline deadline) {
    boolean more = true;
    while (more && batch.wantsMore()) {
      // A reader is given back after each visit: a long scan must not keep others from theirs.
      more =
          collection.read(
              store,
              deadline,
              connection -> source(connection, deadline).visit(connection, deadline, batch));
    }
    ended(more);
  }

  private void ended(boolean more) {
    if ((!more && !found.holdsOne()) || found.isFinished()) {
      exhausted = true;
      memory.release();
    }
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
    long wanted = query.rowsWanted();
    SortPass pass = new SortPass(sort, wanted == Long.MAX_VALUE ? 0 : wanted, memory);
    try {
      SortPass.Order order = pass.run(rows(plan), connection, deadline);
      Residual filter = Residual.of(query.filter());
      return scored(new SortedRows(plan.table(), plan.visibility(), order, filter));
    } catch (StoreException.LimitReached e) {
      memory.release();
      return rows(plan.inIndexOrder().orElseThrow(() -> e));
    }
  }

  private RowSource rows(FindPlan from) {
    return scored(keyed(from));
  }

  /** What is found by {@code _id} has that for its key. */
  private RowSource keyed(FindPlan from) {
    RowSource plain = RowsAmidArrays.of(from, query.filter());
    boolean byId = from.indexed().isEmpty() && (from.keys().isPresent() || from.direction().byId());
    return query.options().returnKey() && byId
        ? (connection, deadline, visitor) ->
            plain.visit(
                connection,
                deadline,
                row -> visitor.take(row.withIndexKey(new BsonDocument("_id", row.id()))))
        : plain;
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
    memory.release();
  }
}
