package io.loquat.query.expression.bitwise;

import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;

/** {@code $bitOr}. Stateless. */
final class BitOr {
  private static final OperatorSpec SPEC =
      Bits.spec("$bitOr", "Bitwise or of all the numbers.", "7", "0");

  private BitOr() {}

  static ExpressionOperator operator() {
    return Bits.operator(SPEC, 0, (left, right) -> left | right);
  }
}
