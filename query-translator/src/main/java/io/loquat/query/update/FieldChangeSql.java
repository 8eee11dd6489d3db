package io.loquat.query.update;

import io.loquat.query.sql.SqlFragment;
import java.util.Optional;

/**
 * A change of one field as SQL. Immutable.
 *
 * @param newData the document after, as an expression over the document before this change
 * @param guard true only where {@code newData} is exactly what the evaluator gives; empty for
 *     everywhere
 * @param effect whether the document is another one afterwards
 */
record FieldChangeSql(SqlFragment newData, Optional<SqlFragment> guard, Effect effect) {
  /** No change at all. */
  static FieldChangeSql none(SqlTarget target) {
    return new FieldChangeSql(
        target.data(), Optional.empty(), new Effect.Possible(Optional.empty()));
  }

  /** Whether a change that is made makes a difference. */
  sealed interface Effect {
    /** It does, always. */
    record Certain() implements Effect {}

    /**
     * It does if the bytes differ and this holds, too.
     *
     * @param condition empty if bytes that differ are enough
     */
    record Possible(Optional<SqlFragment> condition) implements Effect {}
  }
}
