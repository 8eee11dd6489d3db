package io.loquat.query.filter;

import io.loquat.query.sql.SqlFragment;
import io.loquat.query.sql.SqlParameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lists of parameters in SQL. */
final class SqlList {
  private SqlList() {}

  /**
   * Whether the left side is one of the values. The last is repeated until there are as many as a
   * power of two, so that lists of similar lengths share a prepared statement.
   */
  static SqlFragment in(SqlFragment left, List<SqlParameter> values) {
    int length = Integer.highestOneBit(Math.max(1, 2 * values.size() - 1));
    List<SqlParameter> padded = new ArrayList<>(values);
    padded.addAll(Collections.nCopies(length - values.size(), values.getLast()));
    String holes = String.join(", ", Collections.nCopies(length, "?"));
    return SqlFragment.template("{} IN ({})", left, new SqlFragment(holes, padded));
  }
}
