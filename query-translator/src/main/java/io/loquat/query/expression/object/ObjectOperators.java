package io.loquat.query.expression.object;

import io.loquat.query.expression.tree.ExpressionOperator;
import java.util.List;

/** The operators of this group. Immutable. */
public final class ObjectOperators {
  public static final List<ExpressionOperator> ALL =
      List.of(GetField.OPERATOR, MergeObjects.OPERATOR, SetField.OPERATOR, SetField.UNSET_OPERATOR);

  private ObjectOperators() {}
}
