package io.loquat.query.expression.arithmetic;

import io.loquat.query.expression.number.DecimalFunctions;
import io.loquat.query.expression.number.NumberOperators;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import java.util.List;

/** {@code $exp}: a power of e. Stateless. */
final class Exp {
  private static final OperatorSpec SPEC =
      OneNumber.spec(
          "$exp",
          "3.2",
          "Raises e to the number.",
          List.of(),
          Example.of("{}", "{$exp: 0}", "1.0"),
          Example.of(
              "{}",
              "{$exp: {$numberDecimal: '1'}}",
              "{$numberDecimal: '2.718281828459045235360287471352662'}"),
          Example.of("{}", "{$exp: 710}", "{$numberDouble: 'Infinity'}"));

  private Exp() {}

  static ExpressionOperator operator() {
    return NumberOperators.real(SPEC, Math::exp, DecimalFunctions::exp);
  }
}
