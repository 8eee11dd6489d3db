package io.loquat.query.expression.bitwise;

import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;

/** {@code $bitXor}. Stateless. */
final class BitXor {
  private static final OperatorSpec SPEC =
      Bits.spec("$bitXor", "Bitwise exclusive or of all the numbers.", "3", "0");

  private BitXor() {}

  static ExpressionOperator operator() {
    return Bits.operator(SPEC, 0, (left, right) -> left ^ right);
  }
}
