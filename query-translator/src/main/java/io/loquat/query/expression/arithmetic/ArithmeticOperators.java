package io.loquat.query.expression.arithmetic;

import io.loquat.query.expression.tree.ExpressionOperator;
import java.util.List;

/** The operators of this group. Immutable. */
public final class ArithmeticOperators {
  public static final List<ExpressionOperator> ALL =
      List.of(
          Abs.operator(),
          Add.operator(),
          Ceil.operator(),
          Divide.operator(),
          Exp.operator(),
          Floor.operator(),
          Ln.operator(),
          Log.operator(),
          Log10.operator(),
          Mod.operator(),
          Multiply.operator(),
          Pow.operator(),
          Round.operator(),
          Sigmoid.operator(),
          Sqrt.operator(),
          Subtract.operator(),
          Trunc.operator());

  private ArithmeticOperators() {}
}
