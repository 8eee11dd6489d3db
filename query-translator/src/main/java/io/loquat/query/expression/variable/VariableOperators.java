package io.loquat.query.expression.variable;

import io.loquat.query.expression.tree.ExpressionOperator;
import java.util.List;

/** The operators of this group. Immutable. */
public final class VariableOperators {
  public static final List<ExpressionOperator> ALL =
      List.of(
          Let.OPERATOR,
          new ExpressionOperator(Literal.SPEC, Literal::parse),
          new ExpressionOperator(Literal.CONST_SPEC, Literal::parse));

  private VariableOperators() {}
}
