package io.loquat.query.pipeline;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.expression.Expressions;
import java.util.Iterator;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/** {@code $sortByCount}: the values of an expression with their counts, the most frequent first. */
record SortByCount(Stage group, Stage sort) implements Stage {
  private static final String COUNT = "count";

  static Stage parse(BsonValue argument, QueryContext context) {
    check(argument);
    BsonDocument counting = new BsonDocument("_id", argument);
    counting.put(COUNT, new BsonDocument("$sum", new BsonInt32(1)));
    return new SortByCount(
        Group.parse(counting, context),
        SortStage.parse(new BsonDocument(COUNT, new BsonInt32(-1)), context));
  }

  private static void check(BsonValue argument) {
    switch (argument) {
      case BsonDocument document -> {
        if (!Expressions.isOperator(document)) {
          throw failure(
              40147,
              "the sortByCount field must be defined as a $-prefixed path or an expression inside"
                  + " an object");
        }
      }
      case BsonString text -> {
        if (!text.getValue().startsWith("$")) {
          throw failure(
              40148, "the sortByCount field must be defined as a $-prefixed path or an expression");
        }
      }
      default ->
          throw failure(
              40149, "the sortByCount field must be specified as a string or as an object");
    }
  }

  private static CommandException failure(int code, String message) {
    return new CommandException(ErrorCode.location(code), message);
  }

  @Override
  public Iterator<StageDocument> run(Iterator<StageDocument> input) {
    return sort.run(group.run(input));
  }
}
