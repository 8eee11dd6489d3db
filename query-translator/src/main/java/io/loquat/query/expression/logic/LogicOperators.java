package io.loquat.query.expression.logic;

import io.loquat.query.expression.tree.ExpressionOperator;
import java.util.List;

/** The operators of this group. Immutable. */
public final class LogicOperators {
  public static final List<ExpressionOperator> ALL =
      List.of(
          And.operator(),
          Cond.operator(),
          IfNull.operator(),
          Not.operator(),
          Or.operator(),
          Switch.operator());

  private LogicOperators() {}
}
