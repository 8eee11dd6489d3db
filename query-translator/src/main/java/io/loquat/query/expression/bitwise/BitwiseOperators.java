package io.loquat.query.expression.bitwise;

import io.loquat.query.expression.tree.ExpressionOperator;
import java.util.List;

/** The operators of this group. Immutable. */
public final class BitwiseOperators {
  public static final List<ExpressionOperator> ALL =
      List.of(BitAnd.operator(), BitNot.operator(), BitOr.operator(), BitXor.operator());

  private BitwiseOperators() {}
}
