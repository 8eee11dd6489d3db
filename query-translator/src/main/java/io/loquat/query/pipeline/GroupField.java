package io.loquat.query.pipeline;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.NumberSum;
import io.loquat.query.context.QueryContext;
import io.loquat.query.expression.Expressions;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Scope;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/**
 * A field of {@code $group} with its accumulator, which is {@code $sum}. Immutable.
 *
 * @param argument what is summed
 */
record GroupField(String name, Expression argument) {
  private static final String SUM = "$sum";

  /** MongoDB's other accumulators: known, so that the client hears that they are not here yet. */
  private static final Set<String> UNSUPPORTED =
      Set.of(
          "$accumulator",
          "$addToSet",
          "$avg",
          "$bottom",
          "$bottomN",
          "$concatArrays",
          "$count",
          "$first",
          "$firstN",
          "$last",
          "$lastN",
          "$max",
          "$maxN",
          "$median",
          "$mergeObjects",
          "$min",
          "$minN",
          "$percentile",
          "$push",
          "$setUnion",
          "$stdDevPop",
          "$stdDevSamp",
          "$top",
          "$topN");

  static GroupField parse(String name, BsonValue value, QueryContext context) {
    if (!(value instanceof BsonDocument accumulator) || !Expressions.isOperator(accumulator)) {
      throw new CommandException(
          ErrorCode.location(40234), "The field '" + name + "' must be an accumulator object");
    }
    checkName(name);
    if (accumulator.size() > 1) {
      throw new CommandException(
          ErrorCode.location(40238), "The field '" + name + "' must specify one accumulator");
    }
    return new GroupField(name, argument(accumulator, context));
  }

  /** Whether it adds one for each document. */
  boolean countsDocuments() {
    return argument.equals(new Expression.Constant(new BsonInt32(1)));
  }

  /** Adds what the argument is for the document, unless it is no number. */
  void add(StageDocument row, NumberSum sum) {
    BsonValue value = argument.evaluate(Scope.of(row.document(), row.meta()));
    if (value instanceof BsonNumber number) {
      sum.add(number);
    }
  }

  private static Expression argument(BsonDocument accumulator, QueryContext context) {
    String operator = accumulator.getFirstKey();
    BsonValue argument = accumulator.getOrDefault(operator, accumulator);
    if (argument instanceof BsonArray) {
      throw new CommandException(
          ErrorCode.location(40237), "The " + operator + " accumulator is a unary operator");
    }
    if (UNSUPPORTED.contains(operator)) {
      throw new CommandException(
          ErrorCode.COMMAND_NOT_SUPPORTED, "The accumulator " + operator + " is not supported yet");
    }
    if (!operator.equals(SUM)) {
      throw new CommandException(
          ErrorCode.location(15952), "unknown group operator '" + operator + "'");
    }
    return Expressions.parse(argument, context);
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
