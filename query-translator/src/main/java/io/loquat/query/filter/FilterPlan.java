package io.loquat.query.filter;

import io.loquat.query.sql.SqlFragment;
import java.util.Optional;

/**
 * A filter split between SQL and the evaluator.
 *
 * @param where selects a superset of the matches; empty means all rows
 * @param residual what the evaluator must still check on each row; empty means {@code where} is
 *     exact
 */
public record FilterPlan(Optional<SqlFragment> where, Optional<Filter> residual) {}
