package io.loquat.query.expression.text;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.context.TimeLimit;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Expression.Constant;
import io.loquat.query.expression.tree.Expression.Operation;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.expression.tree.ExpressionParser;
import io.loquat.query.expression.tree.NamedOperands;
import io.loquat.query.expression.tree.Scope;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.ShellText;
import io.loquat.query.regex.Regex;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * A regular expression and the text that it is looked for in. Immutable.
 *
 * @param operands the input, the pattern, its options
 * @param constant the pattern, compiled once if it and its options are constant
 * @param result what the operator makes of it
 */
record RegexCall(
    String name,
    List<Expression> operands,
    Optional<Regex> constant,
    TimeLimit timeLimit,
    Result result)
    implements Operation {
  private static final NamedOperands.Codes CODES = new NamedOperands.Codes(51103, 31024);

  /** What an operator makes of a pattern and a text. */
  interface Result {
    BsonValue of(Regex regex, String input);

    /** If there is no text or no pattern. */
    BsonValue nothing();
  }

  static ExpressionOperator operator(OperatorSpec spec, Result result) {
    return new ExpressionOperator(
        spec, (argument, parser) -> parse(spec.name(), argument, parser, result));
  }

  private static Expression parse(
      String name, BsonValue argument, ExpressionParser parser, Result result) {
    if (!(argument instanceof BsonDocument)) {
      throw new CommandException(
          ErrorCode.location(51103),
          "%s expects an object of named arguments but found: %s"
              .formatted(name, ShellText.typeName(argument)));
    }
    NamedOperands arguments =
        NamedOperands.parse(name, argument, List.of("input", "regex", "options"), CODES, parser);
    Expression input = arguments.required("input", 31022);
    Expression regex = arguments.required("regex", 31023);
    Expression options = arguments.orMissing("options");
    TimeLimit timeLimit = parser.context().timeLimit();
    Optional<Regex> constant =
        regex instanceof Constant pattern && options instanceof Constant flags
            ? PatternOperand.compile(name, pattern.value(), flags.value(), timeLimit)
            : Optional.empty();
    return new RegexCall(name, List.of(input, regex, options), constant, timeLimit, result);
  }

  @Override
  public BsonValue evaluate(Scope scope) {
    BsonValue input = operands.get(0).evaluate(scope);
    BsonValue pattern = operands.get(1).evaluate(scope);
    BsonValue options = operands.get(2).evaluate(scope);
    if (constant.isEmpty()) {
      PatternOperand.check(name, pattern, options);
    }
    if (!(input instanceof BsonString) && !MissingValue.isNullish(input)) {
      throw new CommandException(
          ErrorCode.location(51104), name + " needs 'input' to be of type string");
    }
    Optional<Regex> regex =
        constant.isPresent() ? constant : PatternOperand.compile(name, pattern, options, timeLimit);
    return regex.isPresent() && input instanceof BsonString text
        ? result.of(regex.get(), text.getValue())
        : result.nothing();
  }
}
