package io.loquat.store.sqlite;

import io.loquat.store.WriteTransaction.DeleteOutcome;
import io.loquat.store.WriteTransaction.DeleteRequest;
import java.util.Optional;

/** Deletes documents. Confined to the lane. */
final class Deleter {
  private final LaneTransaction transaction;
  private final String database;
  private final long sortBytesMax;

  Deleter(LaneTransaction transaction, String database, long sortBytesMax) {
    this.transaction = transaction;
    this.database = database;
    this.sortBytesMax = sortBytesMax;
  }

  DeleteOutcome delete(CollectionTable table, DeleteRequest request) {
    FindPlan plan = FindPlan.of(table, request.filter(), request.sort());
    Matches matches =
        new Matches(
            transaction.connection(),
            plan,
            request.filter(),
            request.expected(),
            request.deadline());
    return request.multi()
        ? deleteEach(table, matches)
        : matches
            .first(sortBytesMax)
            .map(row -> deleteOne(table, request, row))
            .orElseGet(() -> new DeleteOutcome(0, Optional.empty()));
  }

  private DeleteOutcome deleteEach(CollectionTable table, Matches matches) {
    long[] countAndGreatest = new long[2];
    matches.each(
        row -> {
          remove(table, row);
          countAndGreatest[0]++;
          countAndGreatest[1] = Math.max(countAndGreatest[1], row.rid());
        });
    deleted(table, countAndGreatest[1]);
    return new DeleteOutcome(countAndGreatest[0], Optional.empty());
  }

  private DeleteOutcome deleteOne(CollectionTable table, DeleteRequest request, StoredRow row) {
    remove(table, row);
    deleted(table, row.rid());
    return new DeleteOutcome(1, request.returnDocument() ? Optional.of(row) : Optional.empty());
  }

  private void remove(CollectionTable table, StoredRow row) {
    transaction.connection().prepare(table.deleteSql()).bind(row.rid()).update();
  }

  private void deleted(CollectionTable table, long greatestRid) {
    transaction.rowIds().deleted(transaction.connection(), table, greatestRid, database);
  }
}
