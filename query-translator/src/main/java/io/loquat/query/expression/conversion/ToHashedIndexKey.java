package io.loquat.query.expression.conversion;

import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import java.util.List;
import org.bson.BsonInt64;

/** {@code $toHashedIndexKey}: the hash under which a hashed index keeps a value. Stateless. */
final class ToHashedIndexKey {
  private static final OperatorSpec SPEC =
      new OperatorSpec(
          "$toHashedIndexKey",
          "5.2",
          "a value",
          "are hashed like other values, missing as null",
          List.of(),
          "The hash of a value in a hashed index; equal numbers of all types have the same.",
          List.of(
              Example.of(
                  "{a: 1}", "{$toHashedIndexKey: '$a'}", "{$numberLong: '5902408780260971510'}"),
              Example.of(
                  "{a: 1.5}",
                  "{$toHashedIndexKey: '$a'}",
                  "{$numberLong: '5902408780260971510'}")));

  private ToHashedIndexKey() {}

  static ExpressionOperator operator() {
    return ExpressionOperator.single(
        SPEC, values -> new BsonInt64(IndexHash.of(values.getFirst())));
  }
}
