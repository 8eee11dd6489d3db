package io.loquat.store.sqlite;

import io.loquat.concurrency.ExpectedVersion;
import io.loquat.model.KeyEncoding;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.sort.Sort;
import io.loquat.store.Store.Deadline;
import io.loquat.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.bson.BsonNull;
import org.bson.BsonValue;

/**
 * The rows that an update or a delete is about, with its expected version applied. Confined to the
 * lane.
 */
final class Matches {
  private static final int CHUNK_ROWS = 500;
  private static final long CHUNK_BYTES = 16L << 20;

  private final SqliteConnection connection;
  private final FindPlan plan;
  private final Filter filter;
  private final ExpectedVersion expected;
  private final Deadline deadline;

  Matches(
      SqliteConnection connection,
      FindPlan plan,
      Filter filter,
      ExpectedVersion expected,
      Deadline deadline) {
    this.connection = connection;
    this.plan = plan;
    this.filter = filter;
    this.expected = expected;
    this.deadline = deadline;
  }

  /**
   * The first row in the sort's order. Throws VersionMismatch if it is not as expected, and where
   * one must exist but none matches.
   */
  Optional<StoredRow> first(long sortBytesMax) {
    RowSource rows = ScoredRows.of(plan.rows(), filter);
    if (plan.sort().isPresent()) {
      Sort sort = plan.sort().get();
      SortPass.Order order =
          new SortPass(sort, 1, SortMemory.ofOne(sortBytesMax)).run(rows, connection, deadline);
      rows =
          ScoredRows.of(
              new SortedRows(plan.table(), plan.visibility(), order, Residual.NONE), filter);
    }
    Optional<StoredRow> first = next(rows, 1).stream().findFirst();
    if (first.isEmpty()) {
      checkNone();
    } else if (!expected.accepts(first.get().version())) {
      throw mismatch(first.get());
    }
    return first;
  }

  /**
   * Nothing matched. A document that the filter names by its {@code _id} may be there all the same
   * and fail another condition; then its version is what the writer has to hear of.
   */
  private void checkNone() {
    if (expected instanceof ExpectedVersion.NoConcurrencyCheck) {
      return;
    }
    Optional<BsonValue> id = Filters.namedId(filter);
    Optional<StoredRow> named = id.flatMap(this::find);
    if (named.isPresent()) {
      throw mismatch(named.get());
    }
    if (!expected.accepts(ExpectedVersion.ABSENT)) {
      throw new StoreException.VersionMismatch(
          expected, ExpectedVersion.ABSENT, id.orElse(BsonNull.VALUE));
    }
  }

  private Optional<StoredRow> find(BsonValue id) {
    return IdLookup.find(connection, plan.table(), plan.visibility(), KeyEncoding.encode(id));
  }

  private StoreException mismatch(StoredRow row) {
    return new StoreException.VersionMismatch(expected, row.version(), row.id());
  }

  /**
   * Every match once, in chunks that are read before any of them is changed: a row keeps its rid,
   * so that going on after the last one never meets a changed row again. The expected version is
   * one more condition; if no row has it, but there are rows at other versions, that is a mismatch.
   */
  void each(Consumer<StoredRow> action) {
    RowSource rows = plan.indexed().isPresent() ? collected() : plan.rows();
    boolean any = false;
    Optional<StoredRow> other = Optional.empty();
    List<StoredRow> chunk = next(rows, CHUNK_ROWS);
    while (!chunk.isEmpty()) {
      for (StoredRow row : chunk) {
        Visit.check(deadline);
        if (expected.accepts(row.version())) {
          any = true;
          action.accept(row);
        } else if (other.isEmpty()) {
          other = Optional.of(row);
        }
      }
      chunk = next(rows, CHUNK_ROWS);
    }
    if (!any && other.isPresent()) {
      throw mismatch(other.get());
    }
  }

  /**
   * The rows that indexes find, all found before any is changed: a changed row has other keys, and
   * would be met again.
   */
  private RowSource collected() {
    LongStream.Builder rids = LongStream.builder();
    LongStream.Builder versions = LongStream.builder();
    RowSource rows = plan.rows();
    RowSource.Visitor collector =
        row -> {
          rids.add(row.rid());
          versions.add(row.version());
          return true;
        };
    boolean more = true;
    while (more) {
      more = rows.visit(connection, deadline, collector);
    }
    SortPass.Order order = new SortPass.Order(rids.build().toArray(), versions.build().toArray());
    return new SortedRows(plan.table(), plan.visibility(), order, Residual.NONE);
  }

  private List<StoredRow> next(RowSource rows, int countMax) {
    List<StoredRow> found = new ArrayList<>();
    long[] bytes = {0};
    RowSource.Visitor collector =
        row -> {
          found.add(row);
          bytes[0] += row.bson().length;
          return found.size() < countMax && bytes[0] < CHUNK_BYTES;
        };
    connection.stopAt(deadline);
    try {
      boolean more = true;
      while (more && found.isEmpty()) {
        more = rows.visit(connection, deadline, collector);
      }
      return found;
    } finally {
      connection.stopAt(Deadline.NEVER);
    }
  }
}
