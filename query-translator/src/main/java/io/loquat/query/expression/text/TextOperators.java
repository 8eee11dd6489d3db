package io.loquat.query.expression.text;

import io.loquat.query.expression.tree.ExpressionOperator;
import java.util.List;

/** The operators of this group. Immutable. */
public final class TextOperators {
  public static final List<ExpressionOperator> ALL =
      List.of(
          ExpressionOperator.variadic(Concat.SPEC, Concat::apply),
          ExpressionOperator.ranged(IndexOfBytes.SPEC, 2, 4, IndexOfBytes::apply),
          ExpressionOperator.ranged(IndexOfCp.SPEC, 2, 4, IndexOfCp::apply),
          Trim.LEFT.operator(),
          RegexCall.operator(RegexFind.SPEC, new RegexFind()),
          RegexCall.operator(RegexFindAll.SPEC, new RegexFindAll()),
          RegexCall.operator(RegexMatch.SPEC, new RegexMatch()),
          Replace.ALL.operator(),
          Replace.ONE.operator(),
          Trim.RIGHT.operator(),
          ExpressionOperator.fixed(Split.SPEC, 2, Split::apply),
          ExpressionOperator.unary(StrLen.BYTES, StrLen::bytes),
          ExpressionOperator.unary(StrLen.CODE_POINTS, StrLen::codePoints),
          ExpressionOperator.fixed(Strcasecmp.SPEC, 2, Strcasecmp::apply),
          ExpressionOperator.fixed(SubstrBytes.OLD_SPEC, 3, SubstrBytes::apply),
          ExpressionOperator.fixed(SubstrBytes.SPEC, 3, SubstrBytes::apply),
          ExpressionOperator.fixed(SubstrCp.SPEC, 3, SubstrCp::apply),
          ExpressionOperator.unary(LetterCase.LOWER, LetterCase::lower),
          ExpressionOperator.unary(LetterCase.UPPER, LetterCase::upper),
          Trim.BOTH.operator());

  private TextOperators() {}
}
