package io.loquat.query.expression.custom;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.expression.tree.ExpressionParser;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import java.util.List;
import org.bson.BsonValue;

/** {@code $function}, which is refused: there is no JavaScript in this server. Stateless. */
final class JavaScriptFunction {
  static final ExpressionOperator OPERATOR =
      new ExpressionOperator(
          new OperatorSpec(
              "$function",
              "4.4",
              "{body: code, args: [expressions], lang: \"js\"}",
              "is refused",
              List.of(ErrorCode.COMMAND_NOT_SUPPORTED),
              "Is refused: there is no JavaScript in this server.",
              List.of(
                  Example.fails(
                      "{}",
                      "{$function: {body: \"function() {}\", args: [], lang: \"js\"}}",
                      ErrorCode.COMMAND_NOT_SUPPORTED))),
          JavaScriptFunction::refuse);

  private JavaScriptFunction() {}

  private static Expression refuse(BsonValue argument, ExpressionParser parser) {
    throw new CommandException(
        ErrorCode.COMMAND_NOT_SUPPORTED,
        "The expression $function is not supported: there is no JavaScript here");
  }
}
