package io.loquat.query.expression.date;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.util.List;
import java.util.function.ToIntFunction;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonTimestamp;
import org.bson.BsonValue;

/** {@code $tsSecond} and {@code $tsIncrement}. Immutable. */
record TimestampPart(
    String name, String description, ErrorCode wrongType, ToIntFunction<BsonTimestamp> part) {
  static final TimestampPart SECOND =
      new TimestampPart(
          "$tsSecond",
          "Gives the seconds of a timestamp.",
          ErrorCode.location(5687301),
          BsonTimestamp::getTime);

  static final TimestampPart INCREMENT =
      new TimestampPart(
          "$tsIncrement",
          "Gives the number of a timestamp within its second.",
          ErrorCode.location(5687302),
          BsonTimestamp::getInc);

  ExpressionOperator operator() {
    return ExpressionOperator.unary(spec(), this::apply);
  }

  private OperatorSpec spec() {
    String expression = "{\"%s\": \"$a\"}".formatted(name);
    return new OperatorSpec(
        name,
        "5.1",
        "a timestamp",
        "gives null",
        List.of(wrongType),
        description,
        List.of(
            Example.of(
                "{\"a\": {\"$timestamp\": {\"t\": 7, \"i\": 7}}}",
                expression,
                "{\"$numberLong\": \"7\"}"),
            Example.of("{}", expression, "null"),
            Example.fails("{\"a\": 1}", expression, wrongType)));
  }

  private BsonValue apply(List<BsonValue> values) {
    return switch (values.getFirst()) {
      case BsonTimestamp timestamp ->
          new BsonInt64(Integer.toUnsignedLong(part.applyAsInt(timestamp)));
      case BsonValue value when MissingValue.isNullish(value) -> BsonNull.VALUE;
      case BsonValue value ->
          throw new CommandException(
              wrongType,
              " Argument to %s must be a timestamp, but is %s"
                  .formatted(name, ShellText.typeName(value)));
    };
  }
}
