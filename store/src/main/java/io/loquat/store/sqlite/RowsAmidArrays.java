package io.loquat.store.sqlite;

import io.loquat.query.filter.Filter;
import io.loquat.store.Store.Deadline;

/**
 * The rows of a plan, each once and each a match, also when arrays come into its indexes after it
 * was made: from then on a document may have several keys in the bounds, and bounds decide less.
 * Confined to one caller.
 *
 * <p>What was handed out before had one key each: what of it comes again has been changed
 * meanwhile.
 */
final class RowsAmidArrays implements RowSource {
  private final RowSource rows;
  private final PlanIndexes indexes;
  private final Residual filter;
  private final RidSet met = new RidSet();

  private RowsAmidArrays(RowSource rows, PlanIndexes indexes, Residual filter) {
    this.rows = rows;
    this.indexes = indexes;
    this.filter = filter;
  }

  /**
   * The rows of a plan.
   *
   * @param filter all that the plan is to find
   */
  static RowSource of(FindPlan plan, Filter filter) {
    PlanIndexes indexes = PlanIndexes.of(plan);
    RowSource rows = plan.rows();
    return indexes.tables().isEmpty()
        ? rows
        : new RowsAmidArrays(rows, indexes, Residual.of(filter));
  }

  @Override
  public boolean visit(SqliteConnection connection, Deadline deadline, Visitor visitor) {
    return rows.visit(connection, deadline, new Checked(visitor));
  }

  /** Leaves out what came twice or is no match. */
  private final class Checked implements Visitor {
    private final Visitor visitor;

    Checked(Visitor visitor) {
      this.visitor = visitor;
    }

    @Override
    public boolean take(StoredRow row) {
      return (indexes.haveNewArrays() && !isNewMatch(row)) || visitor.take(row);
    }

    private boolean isNewMatch(StoredRow row) {
      return filter.matches(row) && met.add(row.rid());
    }

    @Override
    public int room() {
      return visitor.room();
    }
  }
}
