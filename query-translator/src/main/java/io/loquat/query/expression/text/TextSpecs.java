package io.loquat.query.expression.text;

import io.loquat.model.ErrorCode;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import java.util.Arrays;
import java.util.List;

/** Short forms for what the operators of this group say of themselves. Stateless. */
final class TextSpecs {
  private TextSpecs() {}

  static OperatorSpec spec(
      String name,
      String since,
      String arguments,
      String missing,
      List<ErrorCode> errors,
      String description,
      Example... examples) {
    return new OperatorSpec(
        name, since, arguments, missing, errors, description, List.of(examples));
  }

  static List<ErrorCode> codes(int... numbers) {
    return Arrays.stream(numbers).mapToObj(ErrorCode::location).toList();
  }

  static Example gives(String document, String expression, String result) {
    return Example.of(document, expression, result);
  }

  static Example fails(String document, String expression, int code) {
    return Example.fails(document, expression, ErrorCode.location(code));
  }
}
