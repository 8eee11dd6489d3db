package io.loquat.query.expression.bitwise;

import io.loquat.model.BsonNumbers;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import java.util.List;
import java.util.function.LongBinaryOperator;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** What the operators on the bits of many numbers have in common. Stateless. */
final class Bits {
  private Bits() {}

  /**
   * @param sixAndFive what 6 and 5 give, and 6 with the bits of 5
   */
  static OperatorSpec spec(String name, String description, String sixAndFive, String ofNothing) {
    return new OperatorSpec(
        name,
        "6.3",
        "any number of int and long",
        "gives null",
        List.of(ErrorCode.TYPE_MISMATCH),
        description,
        List.of(
            Example.of("{a: 6}", "{%s: ['$a', 5]}".formatted(name), sixAndFive),
            Example.of(
                "{a: 6}",
                "{%s: ['$a', {$numberLong: '5'}]}".formatted(name),
                "{$numberLong: '%s'}".formatted(sixAndFive)),
            Example.of("{}", "{%s: []}".formatted(name), ofNothing),
            Example.of("{}", "{%s: [1, '$a']}".formatted(name), "null"),
            Example.fails("{}", "{%s: [1, 2.0]}".formatted(name), ErrorCode.TYPE_MISMATCH)));
  }

  static ExpressionOperator operator(
      OperatorSpec spec, long ofNothing, LongBinaryOperator function) {
    return ExpressionOperator.variadic(
        spec, operands -> evaluate(spec.name(), ofNothing, function, operands));
  }

  private static BsonValue evaluate(
      String name, long ofNothing, LongBinaryOperator function, List<BsonValue> operands) {
    long result = ofNothing;
    boolean allInt32 = true;
    for (BsonValue operand : operands) {
      if (MissingValue.isNullish(operand)) {
        return BsonNull.VALUE;
      }
      if (!operand.isInt32() && !operand.isInt64()) {
        throw new CommandException(
            ErrorCode.TYPE_MISMATCH, name + " only supports int and long operands.");
      }
      allInt32 &= operand.isInt32();
      result = function.applyAsLong(result, operand.asNumber().longValue());
    }
    return BsonNumbers.whole(result, allInt32);
  }
}
