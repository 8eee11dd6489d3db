package io.loquat.query.expression.array;

import io.loquat.model.ErrorCode;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.limit.ValueBounds;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonInt32;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/** {@code $range}: a sequence of numbers. Stateless. */
final class Range {
  static final ExpressionOperator OPERATOR =
      ExpressionOperator.ranged(
          new OperatorSpec(
              "$range",
              "3.4",
              "where to begin, where to end, and the step",
              "error 34443, 34445 or 34447 for both",
              List.of(
                  ErrorCode.location(34443),
                  ErrorCode.location(34444),
                  ErrorCode.location(34445),
                  ErrorCode.location(34446),
                  ErrorCode.location(34447),
                  ErrorCode.location(34448),
                  ErrorCode.location(34449),
                  ErrorCode.EXCEEDED_MEMORY_LIMIT),
              "Gives the whole numbers from one to before another one.",
              List.of(
                  Example.of("{}", "{$range: [0, 3]}", "[0, 1, 2]"),
                  Example.of("{}", "{$range: [5, 0, -2]}", "[5, 3, 1]"),
                  Example.fails("{}", "{$range: [0, 5, 0]}", ErrorCode.location(34449)),
                  Example.fails("{}", "{$range: [0, 1.5]}", ErrorCode.location(34446)))),
          2,
          3,
          Range::numbers);

  private Range() {}

  private static BsonValue numbers(List<BsonValue> values) {
    int start = int32(values.get(0), 34443, "starting");
    int end = int32(values.get(1), 34445, "ending");
    int step = values.size() > 2 ? int32(values.get(2), 34447, "step") : 1;
    if (step == 0) {
      throw Elements.failure(34449, "$range requires a non-zero step value");
    }
    long distance = (long) end - start;
    long count = Math.max(0, Math.ceilDiv(distance, (long) step));
    ValueBounds.checkCount("$range", count);
    List<BsonValue> result = new ArrayList<>((int) count);
    for (long i = 0; i < count; i++) {
      result.add(new BsonInt32((int) (start + i * step)));
    }
    return new BsonArray(result);
  }

  /**
   * @param code of the error for what is no number; the one after it is for what is no int32
   */
  private static int int32(BsonValue value, int code, String name) {
    if (!(value instanceof BsonNumber)) {
      throw Elements.failure(
          code,
          "$range requires a numeric %s value, found value of type: %s"
              .formatted(name, ShellText.typeName(value)));
    }
    if (!Elements.isInt32(value)) {
      throw Elements.failure(
          code + 1,
          "$range requires a %s value that can be represented as a 32-bit integer, found value: %s"
              .formatted(name, ShellText.of(value)));
    }
    return Elements.int32(value);
  }
}
