package io.loquat.query.expression.number;

import io.loquat.model.BsonNumbers;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.ShellText;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.bson.BsonDecimal128;
import org.bson.BsonDouble;
import org.bson.BsonNull;
import org.bson.BsonNumber;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/** Operators of one number. Stateless. */
public final class NumberOperators {
  /** What an operator of one number raises for what is none. */
  public static final ErrorCode NOT_NUMERIC = ErrorCode.location(28765);

  private NumberOperators() {}

  /** An operator of one number, which gives null for null. */
  public static ExpressionOperator unary(
      OperatorSpec spec, Function<BsonNumber, BsonValue> function) {
    return ExpressionOperator.unary(
        spec,
        values -> {
          BsonValue value = values.getFirst();
          return MissingValue.isNullish(value)
              ? BsonNull.VALUE
              : function.apply(require(value, NOT_NUMERIC, spec.name()));
        });
  }

  /** An operator that gives a decimal for a decimal, and a double for every other number. */
  public static ExpressionOperator real(
      OperatorSpec spec, DoubleUnaryOperator doubles, UnaryOperator<Decimal128> decimals) {
    return unary(spec, number -> apply(number, doubles, decimals));
  }

  /** A function of doubles and decimals at any number. */
  public static BsonValue apply(
      BsonNumber number, DoubleUnaryOperator doubles, UnaryOperator<Decimal128> decimals) {
    return number.isDecimal128()
        ? new BsonDecimal128(decimals.apply(number.asDecimal128().getValue()))
        : new BsonDouble(doubles.applyAsDouble(number.doubleValue()));
  }

  /**
   * The value as a number.
   *
   * @param subject whose the value is, such as {@code $abs}
   * @throws CommandException with the code, for what is no number
   */
  public static BsonNumber require(BsonValue value, ErrorCode code, String subject) {
    if (value instanceof BsonNumber number && BsonNumbers.isNumber(value)) {
      return number;
    }
    throw new CommandException(
        code, subject + " only supports numeric types, not " + ShellText.typeName(value));
  }
}
