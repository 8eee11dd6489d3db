package io.loquat.query.expression.trigonometry;

import io.loquat.query.expression.number.DecimalAngles;
import io.loquat.query.expression.number.NumberOperators;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;

/** {@code $atan}: the angle of a tangent. Stateless. */
final class Atan {
  private static final OperatorSpec SPEC =
      Trigonometric.spec(
          "$atan",
          Range.ANY,
          "The angle in radians that has this tangent.",
          Example.of("{}", "{\"$atan\": 0}", "0.0"),
          Example.of(
              "{}",
              "{\"$atan\": {$numberDecimal: '1'}}",
              "{$numberDecimal: '0.7853981633974483096156608458198757'}"),
          Example.of("{}", "{\"$atan\": null}", "null"),
          Example.fails("{}", "{\"$atan\": 'x'}", NumberOperators.NOT_NUMERIC));

  private Atan() {}

  static ExpressionOperator operator() {
    return Trigonometric.operator(SPEC, Range.ANY, Math::atan, DecimalAngles::atan);
  }
}
