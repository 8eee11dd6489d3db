package io.loquat.query.expression;

import io.loquat.model.CommandException;
import io.loquat.query.context.QueryContext;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Expression.Constant;
import io.loquat.query.expression.tree.Expression.Operation;
import io.loquat.query.expression.tree.ExpressionParser;
import io.loquat.query.expression.tree.Scope;
import io.loquat.query.operator.OperatorSpec;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** The entry to expressions for other packages. Stateless. */
public final class Expressions {
  private Expressions() {}

  /**
   * Parses an expression.
   *
   * @throws CommandException InvalidPipelineOperator (168) for an unknown operator, and others; the
   *     errors of constant operations too, as MongoDB finds them before it looks at a document
   */
  public static Expression parse(BsonValue value, QueryContext context) {
    Expression expression = ExpressionParser.of(Catalogue.BY_NAME, context).parse(value);
    raiseErrorsOfConstants(expression);
    return expression;
  }

  /** Whether the document is an operator with its arguments, and not a document of expressions. */
  public static boolean isOperator(BsonDocument document) {
    return ExpressionParser.isOperator(document);
  }

  /** Whether there is an operator of that name. */
  public static boolean isOperatorName(String name) {
    return Catalogue.BY_NAME.containsKey(name);
  }

  /** The operators there are, by name. */
  public static List<OperatorSpec> operators() {
    return Catalogue.SPECS;
  }

  /** A constant operation that is still one has failed when the parser tried it. */
  private static void raiseErrorsOfConstants(Expression expression) {
    if (expression instanceof Operation operation && operation.isDeterministic()) {
      operation.certainOperands().forEach(Expressions::raiseErrorsOfConstants);
      List<Expression> operands = operation.operands();
      if (!operands.isEmpty() && operands.stream().allMatch(Constant.class::isInstance)) {
        operation.evaluate(Scope.empty());
      }
    } else {
      expression.operands().forEach(Expressions::raiseErrorsOfConstants);
    }
  }
}
