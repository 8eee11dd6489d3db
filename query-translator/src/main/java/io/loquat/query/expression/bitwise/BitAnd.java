package io.loquat.query.expression.bitwise;

import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;

/** {@code $bitAnd}. Stateless. */
final class BitAnd {
  private static final OperatorSpec SPEC =
      Bits.spec("$bitAnd", "Bitwise and of all the numbers.", "4", "-1");

  private BitAnd() {}

  static ExpressionOperator operator() {
    return Bits.operator(SPEC, -1, (left, right) -> left & right);
  }
}
