package io.loquat.query.expression.size;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.limit.DocumentSize;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import io.loquat.query.operator.ShellText;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** {@code $bsonSize}. Stateless. */
final class BsonSize {
  private static final ErrorCode WRONG_TYPE = ErrorCode.location(31393);

  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$bsonSize",
          "4.4",
          "a document",
          "gives null",
          List.of(WRONG_TYPE),
          "Tells how many bytes a document has as BSON.",
          List.of(
              Example.of("{\"a\": {\"b\": 1}}", "{\"$bsonSize\": \"$a\"}", "12"),
              Example.of("{}", "{\"$bsonSize\": \"$a\"}", "null"),
              Example.fails("{\"a\": 1}", "{\"$bsonSize\": \"$a\"}", WRONG_TYPE)));

  private BsonSize() {}

  static BsonValue apply(List<BsonValue> values) {
    return switch (values.getFirst()) {
      case BsonDocument document -> new BsonInt32(DocumentSize.bytes(document));
      case BsonValue value when MissingValue.isNullish(value) -> BsonNull.VALUE;
      case BsonValue value ->
          throw new CommandException(
              WRONG_TYPE,
              "$bsonSize requires a document input, found: " + ShellText.typeName(value));
    };
  }
}
