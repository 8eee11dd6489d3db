package io.loquat.query.expression.array;

import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonNull;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/** {@code $arrayElemAt}: the element at a position. Stateless. */
final class ArrayElemAt {
  static final ExpressionOperator OPERATOR =
      ExpressionOperator.fixed(
          new OperatorSpec(
              "$arrayElemAt",
              "3.2",
              "an array and a position, from the end if it is negative",
              "gives null if either is null or missing",
              List.of(
                  ErrorCode.location(28689), ErrorCode.location(28690), ErrorCode.location(28691)),
              "Gives the element at a position; nothing if there is none.",
              List.of(
                  Example.of("{a: [1, 2, 3]}", "{$arrayElemAt: [\"$a\", 0]}", "1"),
                  Example.of("{a: [1, 2, 3]}", "{$arrayElemAt: [\"$a\", -1]}", "3"),
                  Example.of("{a: [1]}", "{$arrayElemAt: [\"$a\", 5]}", ""),
                  Example.of("{}", "{$arrayElemAt: [\"$a\", 0]}", "null"),
                  Example.fails(
                      "{a: 1}", "{$arrayElemAt: [\"$a\", 0]}", ErrorCode.location(28689)))),
          2,
          ArrayElemAt::element);

  private ArrayElemAt() {}

  private static BsonValue element(List<BsonValue> values) {
    BsonValue position = values.get(1);
    if (MissingValue.isNullish(values.getFirst()) || MissingValue.isNullish(position)) {
      return BsonNull.VALUE;
    }
    if (!(values.getFirst() instanceof BsonArray array)) {
      throw Elements.failure(
          28689,
          "$arrayElemAt's first argument must be an array, but is "
              + ShellText.typeName(values.getFirst()));
    }
    if (!(position instanceof BsonNumber)) {
      throw Elements.failure(
          28690,
          "$arrayElemAt's second argument must be a numeric value, but is "
              + ShellText.typeName(position));
    }
    if (!Elements.isInt32(position)) {
      throw Elements.failure(
          28691,
          "$arrayElemAt's second argument must be representable as a 32-bit integer: "
              + ShellText.of(position));
    }
    int index = Elements.int32(position);
    int size = array.size();
    int found = index < 0 ? size + index : index;
    return found >= 0 && found < size ? array.get(found) : MissingValue.VALUE;
  }
}
