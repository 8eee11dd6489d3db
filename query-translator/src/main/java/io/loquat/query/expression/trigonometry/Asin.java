package io.loquat.query.expression.trigonometry;

import io.loquat.query.expression.number.DecimalAngles;
import io.loquat.query.expression.number.NumberOperators;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;

/** {@code $asin}: the angle of a sine. Stateless. */
final class Asin {
  private static final OperatorSpec SPEC =
      Trigonometric.spec(
          "$asin",
          Range.UNIT,
          "The angle in radians that has this sine.",
          Example.of("{}", "{\"$asin\": 0}", "0.0"),
          Example.of("{}", "{\"$asin\": null}", "null"),
          Example.fails("{}", "{\"$asin\": 'x'}", NumberOperators.NOT_NUMERIC),
          Example.fails("{}", "{\"$asin\": 1.5}", Trigonometric.OUT_OF_RANGE));

  private Asin() {}

  static ExpressionOperator operator() {
    return Trigonometric.operator(SPEC, Range.UNIT, Math::asin, DecimalAngles::asin);
  }
}
