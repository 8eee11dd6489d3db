package io.loquat.query.pipeline;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.accumulator.Accumulator;
import io.loquat.query.accumulator.Accumulators;
import io.loquat.query.context.QueryContext;
import io.loquat.query.expression.Expressions;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;

/**
 * A field of {@code $group} with its accumulator. Immutable.
 *
 * @param countsDocuments whether it adds one for each document
 */
record GroupField(String name, Accumulator accumulator, boolean countsDocuments) {
  static GroupField parse(String name, BsonValue value, QueryContext context) {
    if (!(value instanceof BsonDocument specification) || !Expressions.isOperator(specification)) {
      throw new CommandException(
          ErrorCode.location(40234), "The field '" + name + "' must be an accumulator object");
    }
    checkName(name);
    if (specification.size() > 1) {
      throw new CommandException(
          ErrorCode.location(40238), "The field '" + name + "' must specify one accumulator");
    }
    String operator = specification.getFirstKey();
    BsonValue argument = specification.values().iterator().next();
    boolean addsOne = operator.equals("$sum") && argument.equals(new BsonInt32(1));
    return new GroupField(
        name,
        Accumulators.parse(operator, argument, context),
        addsOne || operator.equals("$count"));
  }

  private static void checkName(String name) {
    if (name.indexOf('.') >= 0) {
      throw new CommandException(
          ErrorCode.location(40235), "The field name '" + name + "' cannot contain '.'");
    }
    if (name.startsWith("$")) {
      throw new CommandException(
          ErrorCode.location(40236), "The field name '" + name + "' cannot be an operator name");
    }
  }
}
