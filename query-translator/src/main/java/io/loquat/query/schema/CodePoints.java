package io.loquat.query.schema;

/** The length of strings as JSON Schema has it. */
final class CodePoints {
  private CodePoints() {}

  static long in(String text) {
    return text.codePointCount(0, text.length());
  }
}
