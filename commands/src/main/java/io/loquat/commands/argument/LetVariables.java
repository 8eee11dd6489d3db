package io.loquat.commands.argument;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.expression.Expressions;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Scope;
import io.loquat.query.expression.tree.VariableNames;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * Variables that a command or a statement sets for the expressions in it: each may use those before
 * it, and none may look at a document. Stateless.
 */
public final class LetVariables {
  private static final String LET = "let";

  private LetVariables() {}

  /** The context with the variables of the argument {@code let}. */
  public static QueryContext in(Arguments arguments, QueryContext context) {
    return arguments.document(LET).map(let -> in(let, context)).orElse(context);
  }

  /** The context with these variables. */
  public static QueryContext in(BsonDocument let, QueryContext context) {
    QueryContext known = context;
    for (Map.Entry<String, BsonValue> variable : let.entrySet()) {
      String name = VariableNames.definition(variable.getKey());
      Expression expression = Expressions.parse(variable.getValue(), known);
      refuseFields(expression);
      known = known.withVariables(Map.of(name, expression.evaluate(Scope.empty())));
    }
    return known;
  }

  private static void refuseFields(Expression expression) {
    if (expression instanceof Expression.FieldRef || expression instanceof Expression.Meta) {
      throw new CommandException(
          ErrorCode.location(4890500),
          "Command let Expression tried to access a field, but this is not allowed because Command"
              + " let Expressions run before the query examines any documents.");
    }
    expression.operands().forEach(LetVariables::refuseFields);
  }
}
