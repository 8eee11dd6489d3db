package io.loquat.query.expression.accumulator;

import io.loquat.query.expression.tree.ExpressionOperator;
import java.util.List;

/** The operators of this group. Immutable. */
public final class AccumulatorOperators {
  public static final List<ExpressionOperator> ALL =
      List.of(
          OverOperands.AVG,
          OverOperands.MAX,
          Percentile.MEDIAN,
          OverOperands.MIN,
          Percentile.OPERATOR,
          OverOperands.STD_DEV_POP,
          OverOperands.STD_DEV_SAMP,
          OverOperands.SUM);

  private AccumulatorOperators() {}
}
