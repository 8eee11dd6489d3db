package io.loquat.query.expression.object;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** {@code $mergeObjects}: the fields of all documents in one. Stateless. */
final class MergeObjects {
  static final ExpressionOperator OPERATOR =
      ExpressionOperator.variadic(
          new OperatorSpec(
              "$mergeObjects",
              "3.6",
              "any number of documents, or one array of them",
              "passes over both",
              List.of(ErrorCode.location(40400)),
              "Gives a document with the fields of all; of equal names the last one counts.",
              List.of(
                  Example.of(
                      "{a: {x: 1, y: 1}, b: {x: 2}}",
                      "{$mergeObjects: [\"$a\", \"$b\"]}",
                      "{x: 2, y: 1}"),
                  Example.of("{a: [{x: 1}, {y: 2}]}", "{$mergeObjects: \"$a\"}", "{x: 1, y: 2}"),
                  Example.of("{}", "{$mergeObjects: [\"$a\", null]}", "{}"),
                  Example.fails("{a: 1}", "{$mergeObjects: \"$a\"}", ErrorCode.location(40400)))),
          MergeObjects::merged);

  private MergeObjects() {}

  /** An array that is the only operand stands for its elements. */
  private static BsonValue merged(List<BsonValue> values) {
    boolean one = values.size() == 1;
    BsonDocument result = new BsonDocument();
    for (BsonValue value : one && values.getFirst() instanceof BsonArray array ? array : values) {
      if (MissingValue.isNullish(value)) {
        continue;
      }
      if (!(value instanceof BsonDocument document)) {
        throw new CommandException(
            ErrorCode.location(40400),
            "$mergeObjects requires object inputs, but input %s is of type %s"
                .formatted(ShellText.of(value), ShellText.typeName(value)));
      }
      result.putAll(document);
    }
    return result;
  }
}
