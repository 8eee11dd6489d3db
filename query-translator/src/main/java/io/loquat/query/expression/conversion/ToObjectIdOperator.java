package io.loquat.query.expression.conversion;

import io.loquat.model.ErrorCode;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import org.bson.BsonType;

/** {@code $toObjectId}. Stateless. */
final class ToObjectIdOperator {
  private static final OperatorSpec SPEC =
      Shorthand.spec(
          "$toObjectId",
          "4.0",
          "an ObjectId",
          Example.of(
              "{}",
              "{$toObjectId: '507f1f77bcf86cd799439011'}",
              "{$oid: '507f1f77bcf86cd799439011'}"),
          Example.fails("{}", "{$toObjectId: 'x'}", ErrorCode.CONVERSION_FAILURE));

  private ToObjectIdOperator() {}

  static ExpressionOperator operator() {
    return Shorthand.operator(SPEC, new Target(BsonType.OBJECT_ID), Manner.AUTOMATIC);
  }
}
