package io.loquat.query.expression.conversion;

import io.loquat.query.expression.tree.ExpressionOperator;
import java.util.List;

/** The operators of this group. Immutable. */
public final class ConversionOperators {
  public static final List<ExpressionOperator> ALL =
      List.of(
          Convert.operator(),
          IsNumber.operator(),
          Rand.operator(),
          ToBoolOperator.operator(),
          ToDateOperator.operator(),
          ToDecimalOperator.operator(),
          ToDoubleOperator.operator(),
          ToHashedIndexKey.operator(),
          ToIntOperator.operator(),
          ToLongOperator.operator(),
          ToObjectIdOperator.operator(),
          ToStringOperator.operator(),
          ToUuidOperator.operator(),
          TypeOperator.operator());

  private ConversionOperators() {}
}
