package io.loquat.query.expression.trigonometry;

import io.loquat.query.expression.tree.ExpressionOperator;
import java.util.List;

/** The operators of this group. Immutable. */
public final class TrigonometryOperators {
  public static final List<ExpressionOperator> ALL =
      List.of(
          Acos.operator(),
          Acosh.operator(),
          Asin.operator(),
          Asinh.operator(),
          Atan.operator(),
          Atan2.operator(),
          Atanh.operator(),
          Cos.operator(),
          Cosh.operator(),
          DegreesToRadians.operator(),
          RadiansToDegrees.operator(),
          Sin.operator(),
          Sinh.operator(),
          Tan.operator(),
          Tanh.operator());

  private TrigonometryOperators() {}
}
