package io.loquat.query.expression.date;

import io.loquat.model.ErrorCode;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.operator.OperatorSpec.Example;
import java.util.Arrays;
import java.util.List;

/** Short forms for what the operators of this group say of themselves. Stateless. */
final class DateSpecs {
  private DateSpecs() {}

  static OperatorSpec spec(
      String name,
      String since,
      String arguments,
      List<ErrorCode> errors,
      String description,
      Example... examples) {
    return new OperatorSpec(
        name,
        since,
        arguments,
        "null if any argument is null or missing",
        errors,
        description,
        List.of(examples));
  }

  static List<ErrorCode> codes(int... numbers) {
    return Arrays.stream(numbers).mapToObj(ErrorCode::location).toList();
  }

  /** An example with the field {@code d}. */
  static Example gives(String date, String expression, String result) {
    return Example.of(document(date), expression, result);
  }

  static Example fails(String expression, int code) {
    return Example.fails("{\"d\": 1}", expression, ErrorCode.location(code));
  }

  static String date(String text) {
    return "{\"$date\": \"" + text + "\"}";
  }

  private static String document(String date) {
    return "{\"d\": " + date(date) + "}";
  }
}
