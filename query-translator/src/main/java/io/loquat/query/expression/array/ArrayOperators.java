package io.loquat.query.expression.array;

import io.loquat.query.expression.tree.ExpressionOperator;
import java.util.List;

/** The operators of this group. Immutable. */
public final class ArrayOperators {
  public static final List<ExpressionOperator> ALL =
      List.of(
          ArrayElemAt.OPERATOR,
          ArrayToObject.OPERATOR,
          ConcatArrays.OPERATOR,
          Filter.OPERATOR,
          FirstLast.FIRST,
          CountedElements.FIRST,
          In.OPERATOR,
          IndexOfArray.OPERATOR,
          IsArray.OPERATOR,
          FirstLast.LAST,
          CountedElements.LAST,
          MapElements.OPERATOR,
          CountedElements.MAX,
          CountedElements.MIN,
          ObjectToArray.OPERATOR,
          Range.OPERATOR,
          Reduce.OPERATOR,
          ReverseArray.OPERATOR,
          Size.OPERATOR,
          Slice.OPERATOR,
          SortArray.OPERATOR,
          Zip.OPERATOR);

  private ArrayOperators() {}
}
