package io.loquat.query.expression.set;

import io.loquat.query.expression.tree.ExpressionOperator;
import java.util.List;

/** The operators of this group. Immutable. */
public final class SetOperators {
  public static final List<ExpressionOperator> ALL =
      List.of(
          ElementsTrue.ALL,
          ElementsTrue.ANY,
          SetDifference.OPERATOR,
          SetEquals.OPERATOR,
          SetIntersection.OPERATOR,
          SetIsSubset.OPERATOR,
          SetUnion.OPERATOR);

  private SetOperators() {}
}
