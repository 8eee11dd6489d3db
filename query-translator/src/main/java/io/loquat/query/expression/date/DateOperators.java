package io.loquat.query.expression.date;

import io.loquat.query.expression.tree.ExpressionOperator;
import java.util.List;
import java.util.stream.Stream;

/** The operators of this group. Immutable. */
public final class DateOperators {
  public static final List<ExpressionOperator> ALL =
      Stream.concat(
              Stream.of(
                  DateArithmetic.ADD.operator(),
                  new ExpressionOperator(DateDiff.SPEC, DateDiff::parse),
                  DateFromParts.OPERATOR,
                  new ExpressionOperator(DateFromString.SPEC, DateFromString::parse),
                  DateArithmetic.SUBTRACT.operator(),
                  ExpressionOperator.named(
                      DateToParts.SPEC, DateToParts::operands, DateToParts::apply),
                  new ExpressionOperator(DateToString.SPEC, DateToString::parse),
                  new ExpressionOperator(DateTrunc.SPEC, DateTrunc::parse),
                  TimestampPart.INCREMENT.operator(),
                  TimestampPart.SECOND.operator()),
              DateParts.ALL.stream())
          .toList();

  private DateOperators() {}
}
