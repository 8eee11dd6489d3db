package io.loquat.query.expression.size;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bson.BsonBinary;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/** {@code $binarySize}. Stateless. */
final class BinarySize {
  private static final ErrorCode WRONG_TYPE = ErrorCode.location(51276);

  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$binarySize",
          "4.4",
          "a string or binary data",
          "gives null",
          List.of(WRONG_TYPE),
          "Tells how many bytes binary data or a string's UTF-8 has.",
          List.of(
              Example.of("{\"a\": \"éa\"}", "{\"$binarySize\": \"$a\"}", "3"),
              Example.of("{}", "{\"$binarySize\": \"$a\"}", "null"),
              Example.fails("{\"a\": 1}", "{\"$binarySize\": \"$a\"}", WRONG_TYPE)));

  private BinarySize() {}

  static BsonValue apply(List<BsonValue> values) {
    return switch (values.getFirst()) {
      case BsonString text ->
          new BsonInt32(text.getValue().getBytes(StandardCharsets.UTF_8).length);
      case BsonBinary binary -> new BsonInt32(binary.getData().length);
      case BsonValue value when MissingValue.isNullish(value) -> BsonNull.VALUE;
      case BsonValue value ->
          throw new CommandException(
              WRONG_TYPE,
              "$binarySize requires a string or BinData argument, found: "
                  + ShellText.typeName(value));
    };
  }
}
