package io.loquat.query.expression.set;

import io.loquat.model.BsonOrder;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.util.List;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** {@code $setDifference}: what is in the first set and not in the second. Stateless. */
final class SetDifference {
  static final ExpressionOperator OPERATOR =
      ValueSet.ofTwo(
          new OperatorSpec(
              "$setDifference",
              "2.6",
              "two arrays",
              "gives null if either is null or missing",
              List.of(ErrorCode.location(17048), ErrorCode.location(17049)),
              "Gives the elements of the first array that are not in the second, each once.",
              List.of(
                  Example.of(
                      "{a: [3, 1, 3, 2], b: [1.0]}",
                      "{$setDifference: [\"$a\", \"$b\"]}",
                      "[3, 2]"),
                  Example.of("{a: [1]}", "{$setDifference: [\"$a\", \"$b\"]}", "null"),
                  Example.fails(
                      "{a: 1}", "{$setDifference: [\"$a\", []]}", ErrorCode.location(17048)))),
          SetDifference::difference);

  private SetDifference() {}

  private static BsonValue difference(List<BsonValue> values, BsonOrder order) {
    if (values.stream().anyMatch(MissingValue::isNullish)) {
      return BsonNull.VALUE;
    }
    BsonArray left = array(values.get(0), 17048, "First");
    BsonArray right = array(values.get(1), 17049, "Second");
    Set<BsonValue> seen = ValueSet.of(right, order);
    return new BsonArray(left.stream().filter(seen::add).toList());
  }

  private static BsonArray array(BsonValue value, int code, String which) {
    if (value instanceof BsonArray array) {
      return array;
    }
    throw ValueSet.failure(
        code,
        "both operands of $setDifference must be arrays. %s argument is of type: %s"
            .formatted(which, ShellText.typeName(value)));
  }
}
