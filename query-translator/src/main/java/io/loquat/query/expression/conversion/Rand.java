package io.loquat.query.expression.conversion;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Expression.Operation;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.expression.tree.ExpressionParser;
import io.loquat.query.expression.tree.Scope;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonValue;

/** {@code $rand}: a random number. Stateless. */
final class Rand implements Operation {
  private static final ErrorCode NO_DOCUMENT = ErrorCode.location(10065);
  private static final ErrorCode NOT_EMPTY = ErrorCode.location(3040501);

  private static final OperatorSpec SPEC =
      new OperatorSpec(
          "$rand",
          "4.4.2",
          "an empty document or array",
          "is an error",
          List.of(NO_DOCUMENT, NOT_EMPTY),
          "A random double from 0 to 1, without 1.",
          List.of(
              Example.of("{}", "{$lt: [{$rand: {}}, 1]}", "true"),
              Example.fails("{}", "{$rand: 1}", NO_DOCUMENT),
              Example.fails("{}", "{$rand: {a: 1}}", NOT_EMPTY)));

  private Rand() {}

  static ExpressionOperator operator() {
    return new ExpressionOperator(SPEC, Rand::parse);
  }

  private static Expression parse(BsonValue argument, ExpressionParser parser) {
    boolean empty =
        switch (argument) {
          case BsonDocument document -> document.isEmpty();
          case BsonArray array -> array.isEmpty();
          default ->
              throw new CommandException(
                  NO_DOCUMENT, "invalid parameter: expected an object ($rand)");
        };
    if (!empty) {
      throw new CommandException(NOT_EMPTY, "$rand does not currently accept arguments");
    }
    return new Rand();
  }

  @Override
  public BsonValue evaluate(Scope scope) {
    return new BsonDouble(ThreadLocalRandom.current().nextDouble());
  }

  @Override
  public List<Expression> operands() {
    return List.of();
  }

  @Override
  public boolean isDeterministic() {
    return false;
  }
}
