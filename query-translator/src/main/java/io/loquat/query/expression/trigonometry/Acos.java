package io.loquat.query.expression.trigonometry;

import io.loquat.query.expression.number.DecimalAngles;
import io.loquat.query.expression.number.NumberOperators;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;

/** {@code $acos}: the angle of a cosine. Stateless. */
final class Acos {
  private static final OperatorSpec SPEC =
      Trigonometric.spec(
          "$acos",
          Range.UNIT,
          "The angle in radians that has this cosine.",
          Example.of("{}", "{\"$acos\": 1}", "0.0"),
          Example.of("{}", "{\"$acos\": null}", "null"),
          Example.fails("{}", "{\"$acos\": 'x'}", NumberOperators.NOT_NUMERIC),
          Example.fails("{}", "{\"$acos\": 1.5}", Trigonometric.OUT_OF_RANGE));

  private Acos() {}

  static ExpressionOperator operator() {
    return Trigonometric.operator(SPEC, Range.UNIT, Math::acos, DecimalAngles::acos);
  }
}
