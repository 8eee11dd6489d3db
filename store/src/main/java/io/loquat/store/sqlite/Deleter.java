package io.loquat.store.sqlite;

import io.loquat.store.ReadOptions;
import io.loquat.store.WriteTransaction.DeleteOutcome;
import io.loquat.store.WriteTransaction.DeleteRequest;
import java.util.Optional;

/** Deletes documents, or archives them. Confined to the lane. */
final class Deleter {
  private final LaneTransaction transaction;
  private final IndexEntries entries;
  private final Eviction eviction;
  private final LaneClock clock;
  private final String database;
  private final long sortBytesMax;

  Deleter(
      LaneTransaction transaction,
      IndexEntries entries,
      Eviction eviction,
      LaneClock clock,
      String database,
      long sortBytesMax) {
    this.transaction = transaction;
    this.entries = entries;
    this.eviction = eviction;
    this.clock = clock;
    this.database = database;
    this.sortBytesMax = sortBytesMax;
  }

  DeleteOutcome delete(CollectionTable table, DeleteRequest request) {
    FindPlan plan =
        Planning.of(
            table,
            new Planning.Terms(
                request.filter(),
                request.visibility(),
                request.sort(),
                request.multi() ? Long.MAX_VALUE : 1,
                ReadOptions.hinted(request.hint())),
            new Dives(table, dive -> dive.apply(transaction.connection())));
    Matches matches =
        new Matches(
            transaction.connection(),
            plan,
            request.filter(),
            request.expected(),
            request.deadline());
    return request.multi()
        ? deleteEach(table, request, matches)
        : matches
            .first(sortBytesMax)
            .map(row -> deleteOne(table, request, row))
            .orElseGet(() -> new DeleteOutcome(0, Optional.empty()));
  }

  private DeleteOutcome deleteEach(CollectionTable table, DeleteRequest request, Matches matches) {
    long[] countAndGreatest = new long[2];
    matches.each(
        row -> {
          remove(table, request, row);
          countAndGreatest[0]++;
          countAndGreatest[1] = Math.max(countAndGreatest[1], row.rid());
        });
    removed(table, request, countAndGreatest[1]);
    return new DeleteOutcome(countAndGreatest[0], Optional.empty());
  }

  private DeleteOutcome deleteOne(CollectionTable table, DeleteRequest request, StoredRow row) {
    remove(table, request, row);
    removed(table, request, row.rid());
    return new DeleteOutcome(1, request.returnDocument() ? Optional.of(row) : Optional.empty());
  }

  private void remove(CollectionTable table, DeleteRequest request, StoredRow row) {
    SqliteConnection connection = transaction.connection();
    if (!table.indexes().isEmpty() && !row.archived()) {
      entries.apply(entries.removing(table, row.rid(), row.stored()));
    }
    if (request.archive()) {
      connection.prepare(table.archiveSql()).bind(clock.now()).bind(row.rid()).update();
    } else {
      connection.prepare(table.deleteSql()).bind(row.rid()).update();
      eviction.deleted(table, row);
    }
  }

  private void removed(CollectionTable table, DeleteRequest request, long greatestRid) {
    if (!request.archive()) {
      transaction.rowIds().deleted(transaction.connection(), table, greatestRid, database);
    }
  }
}
