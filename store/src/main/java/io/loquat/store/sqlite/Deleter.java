package io.loquat.store.sqlite;

import io.loquat.store.ExpiringBy;
import io.loquat.store.ReadOptions;
import io.loquat.store.WriteTransaction.DeleteOutcome;
import io.loquat.store.WriteTransaction.DeleteRequest;
import java.time.Instant;
import java.util.List;
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
        Planning.ofWrite(
            table,
            new Planning.Terms(
                request.filter(),
                request.visibility(),
                request.sort(),
                request.multi() ? Long.MAX_VALUE : 1,
                ReadOptions.hinted(request.hint())),
            transaction.connection());
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
          remove(table, request.archive(), row);
          countAndGreatest[0]++;
          countAndGreatest[1] = Math.max(countAndGreatest[1], row.rid());
        });
    removed(table, request.archive(), countAndGreatest[1]);
    return new DeleteOutcome(countAndGreatest[0], Optional.empty());
  }

  private DeleteOutcome deleteOne(CollectionTable table, DeleteRequest request, StoredRow row) {
    remove(table, request.archive(), row);
    removed(table, request.archive(), row.rid());
    return new DeleteOutcome(1, request.returnDocument() ? Optional.of(row) : Optional.empty());
  }

  /** Deletes or archives those rows that are live and due still; returns how many. */
  long expire(
      CollectionTable table, ExpiringBy by, Instant upTo, List<Long> rids, boolean archive) {
    Expiry expiry = new Expiry(transaction.connection(), table, by);
    long count = 0;
    long greatest = 0;
    for (long rid : rids) {
      Optional<StoredRow> due = expiry.read(rid).filter(row -> expiry.isDue(row, upTo));
      if (due.isPresent()) {
        remove(table, archive, due.get());
        count++;
        greatest = Math.max(greatest, rid);
      }
    }
    removed(table, archive, greatest);
    return count;
  }

  private void remove(CollectionTable table, boolean archive, StoredRow row) {
    SqliteConnection connection = transaction.connection();
    if (!table.indexes().isEmpty() && !row.archived()) {
      entries.apply(entries.removing(table, row.rid(), row.stored()));
    }
    if (archive) {
      connection.prepare(table.archiveSql()).bind(clock.now()).bind(row.rid()).update();
    } else {
      connection.prepare(table.deleteSql()).bind(row.rid()).update();
      eviction.deleted(table, row);
    }
  }

  private void removed(CollectionTable table, boolean archive, long greatestRid) {
    if (!archive) {
      transaction.rowIds().deleted(transaction.connection(), table, greatestRid, database);
    }
  }
}
