package io.loquat.query.filter;

import io.loquat.model.ErrorCode;
import io.loquat.query.operator.OperatorSpec.Example;

/** The kinds of examples that operators of filters have. */
final class FilterExamples {
  private FilterExamples() {}

  static Example match(String document, String filter) {
    return Example.of(document, filter, "true");
  }

  static Example noMatch(String document, String filter) {
    return Example.of(document, filter, "false");
  }

  static Example refused(String filter, ErrorCode code) {
    return Example.fails("{}", filter, code);
  }
}
