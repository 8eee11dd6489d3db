package io.loquat.query.expression.size;

import io.loquat.query.expression.tree.ExpressionOperator;
import java.util.List;

/** The operators of this group. Immutable. */
public final class SizeOperators {
  public static final List<ExpressionOperator> ALL =
      List.of(
          ExpressionOperator.unary(BinarySize.SPEC, BinarySize::apply),
          ExpressionOperator.unary(BsonSize.SPEC, BsonSize::apply));

  private SizeOperators() {}
}
