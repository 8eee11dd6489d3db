package io.loquat.query.expression.conversion;

import io.loquat.model.ErrorCode;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import org.bson.BsonBinarySubType;
import org.bson.BsonInt32;
import org.bson.BsonType;

/** {@code $toUUID}. Stateless. */
final class ToUuidOperator {
  private static final OperatorSpec SPEC =
      Shorthand.spec(
          "$toUUID",
          "8.0",
          "a UUID",
          Example.of(
              "{}",
              "{$toUUID: '01020304-0506-0708-090a-0b0c0d0e0f10'}",
              "{$binary: {base64: 'AQIDBAUGBwgJCgsMDQ4PEA==', subType: '04'}}"),
          Example.fails("{}", "{$toUUID: 'x'}", ErrorCode.CONVERSION_FAILURE));

  private ToUuidOperator() {}

  static ExpressionOperator operator() {
    BsonInt32 subtype = new BsonInt32(BsonBinarySubType.UUID_STANDARD.getValue());
    return Shorthand.operator(
        SPEC, new Target(BsonType.BINARY, subtype), Manner.withFormat("uuid"));
  }
}
