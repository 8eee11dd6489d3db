package io.loquat.query.expression.tree;

import io.loquat.model.BsonOrder;
import io.loquat.query.operator.OperatorSpec;
import java.util.List;
import org.bson.BsonValue;

/** An entry of the catalogue of expression operators. Immutable. */
public record ExpressionOperator(OperatorSpec spec, Parser parser) {
  /** Turns what stands behind an operator's name into an expression. */
  @FunctionalInterface
  public interface Parser {
    /**
     * @param parser for what stands inside the argument
     * @throws io.loquat.model.CommandException with MongoDB's code if the operator takes no such
     *     argument
     */
    Expression parse(BsonValue argument, ExpressionParser parser);
  }

  public String name() {
    return spec.name();
  }

  /** An operator of one operand; an array of one element stands for that element. */
  public static ExpressionOperator unary(OperatorSpec spec, Function function) {
    return fixed(spec, 1, function);
  }

  /** An operator of a fixed number of operands. */
  public static ExpressionOperator fixed(OperatorSpec spec, int count, Function function) {
    return ranged(spec, count, count, function);
  }

  /** An operator of any number of operands. */
  public static ExpressionOperator variadic(OperatorSpec spec, Function function) {
    return ranged(spec, 0, Integer.MAX_VALUE, function);
  }

  /** An operator of some number of operands; one alone may stand without an array. */
  public static ExpressionOperator ranged(
      OperatorSpec spec, int least, int most, Function function) {
    return new ExpressionOperator(
        spec,
        (argument, parser) ->
            new Call(spec.name(), parser.operands(spec.name(), argument, least, most), function));
  }

  /** An operation that is a function of the values of its operands. */
  public static Expression call(String name, List<Expression> operands, Function function) {
    return new Call(name, operands, function);
  }

  /** An operator of one operand, which stands as it is: an array of one element is an array. */
  public static ExpressionOperator single(OperatorSpec spec, Function function) {
    return new ExpressionOperator(
        spec,
        (argument, parser) -> new Call(spec.name(), List.of(parser.parse(argument)), function));
  }

  /** An operator of a fixed number of operands whose values it compares. */
  public static ExpressionOperator comparing(
      OperatorSpec spec, int count, java.util.function.Function<BsonOrder, Function> function) {
    return new ExpressionOperator(
        spec,
        (argument, parser) ->
            new Call(
                spec.name(),
                parser.operands(spec.name(), argument, count, count),
                function.apply(parser.order())));
  }

  /**
   * An operator that takes its operands by name, or in several forms.
   *
   * @param operands gives them in the order that the function expects
   */
  public static ExpressionOperator named(
      OperatorSpec spec, OperandParser operands, Function function) {
    return new ExpressionOperator(
        spec,
        (argument, parser) -> new Call(spec.name(), operands.parse(argument, parser), function));
  }

  /** Turns what stands behind an operator's name into its operands. */
  @FunctionalInterface
  public interface OperandParser {
    List<Expression> parse(BsonValue argument, ExpressionParser parser);
  }

  /** What an operator makes of the values of its operands, which may be missing. */
  @FunctionalInterface
  public interface Function {
    BsonValue apply(List<BsonValue> values);
  }
}
