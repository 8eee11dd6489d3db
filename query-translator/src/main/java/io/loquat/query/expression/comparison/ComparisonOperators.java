package io.loquat.query.expression.comparison;

import io.loquat.query.expression.tree.ExpressionOperator;
import java.util.List;

/** The operators of this group. Immutable. */
public final class ComparisonOperators {
  public static final List<ExpressionOperator> ALL =
      List.of(
          Cmp.operator(),
          Eq.operator(),
          Gt.operator(),
          Gte.operator(),
          Lt.operator(),
          Lte.operator(),
          Ne.operator());

  private ComparisonOperators() {}
}
