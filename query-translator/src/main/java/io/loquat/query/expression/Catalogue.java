package io.loquat.query.expression;

import io.loquat.query.expression.accumulator.AccumulatorOperators;
import io.loquat.query.expression.arithmetic.ArithmeticOperators;
import io.loquat.query.expression.array.ArrayOperators;
import io.loquat.query.expression.bitwise.BitwiseOperators;
import io.loquat.query.expression.comparison.ComparisonOperators;
import io.loquat.query.expression.conversion.ConversionOperators;
import io.loquat.query.expression.custom.CustomOperators;
import io.loquat.query.expression.date.DateOperators;
import io.loquat.query.expression.logic.LogicOperators;
import io.loquat.query.expression.object.ObjectOperators;
import io.loquat.query.expression.set.SetOperators;
import io.loquat.query.expression.size.SizeOperators;
import io.loquat.query.expression.text.TextOperators;
import io.loquat.query.expression.tree.ExpressionOperator;
import io.loquat.query.expression.trigonometry.TrigonometryOperators;
import io.loquat.query.expression.variable.VariableOperators;
import io.loquat.query.operator.OperatorSpec;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All expression operators, gathered from their groups. Immutable. */
final class Catalogue {
  private static final List<ExpressionOperator> ALL =
      Stream.of(
              AccumulatorOperators.ALL,
              ArrayOperators.ALL,
              ObjectOperators.ALL,
              SetOperators.ALL,
              ArithmeticOperators.ALL,
              DateOperators.ALL,
              SizeOperators.ALL,
              TextOperators.ALL,
              BitwiseOperators.ALL,
              ComparisonOperators.ALL,
              ConversionOperators.ALL,
              CustomOperators.ALL,
              LogicOperators.ALL,
              TrigonometryOperators.ALL,
              VariableOperators.ALL)
          .flatMap(List::stream)
          .toList();

  static final Map<String, ExpressionOperator> BY_NAME =
      ALL.stream().collect(Collectors.toMap(ExpressionOperator::name, Function.identity()));

  static final List<OperatorSpec> SPECS =
      ALL.stream()
          .map(ExpressionOperator::spec)
          .sorted(Comparator.comparing(OperatorSpec::name))
          .toList();

  private Catalogue() {}
}
