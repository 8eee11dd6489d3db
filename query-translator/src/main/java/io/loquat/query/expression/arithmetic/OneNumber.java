package io.loquat.query.expression.arithmetic;

import io.loquat.model.ErrorCode;
import io.loquat.query.expression.number.NumberOperators;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import java.util.List;
import java.util.stream.Stream;

/** What the specifications of operators of one number have in common. Stateless. */
final class OneNumber {
  private OneNumber() {}

  /**
   * @param errors besides that for what is no number
   */
  static OperatorSpec spec(
      String name, String since, String description, List<ErrorCode> errors, Example... examples) {
    return new OperatorSpec(
        name,
        since,
        "a number",
        "gives null",
        Stream.concat(Stream.of(NumberOperators.NOT_NUMERIC), errors.stream()).toList(),
        description,
        Stream.concat(
                Stream.of(examples),
                Stream.of(
                    Example.of("{}", "{%s: '$a'}".formatted(name), "null"),
                    Example.fails("{}", "{%s: 'x'}".formatted(name), NumberOperators.NOT_NUMERIC)))
            .toList());
  }
}
