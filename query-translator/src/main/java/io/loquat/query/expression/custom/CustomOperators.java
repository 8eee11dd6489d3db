package io.loquat.query.expression.custom;

import io.loquat.query.expression.tree.ExpressionOperator;
import java.util.List;

/** The operators of this group. Immutable. */
public final class CustomOperators {
  public static final List<ExpressionOperator> ALL = List.of(JavaScriptFunction.OPERATOR);

  private CustomOperators() {}
}
