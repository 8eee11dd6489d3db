package io.loquat.store.jsonb;

/** The low half of a JSONB header byte: what a node is. */
final class JsonbType {
  static final int NULL = 0;
  static final int TRUE = 1;
  static final int FALSE = 2;

  /** A decimal integer as JSON has it. */
  static final int INT = 3;

  /** An integer as JSON5 has it: hexadecimal. */
  static final int INT5 = 4;

  static final int FLOAT = 5;

  /** A float as JSON5 has it: with nothing before or after the point. */
  static final int FLOAT5 = 6;

  /** A string that has the same bytes in JSON. */
  static final int TEXT = 7;

  /** A string with JSON escapes. */
  static final int TEXTJ = 8;

  /** A string with JSON5 escapes. */
  static final int TEXT5 = 9;

  /** A string that JSON would have to escape. */
  static final int TEXTRAW = 10;

  static final int ARRAY = 11;
  static final int OBJECT = 12;

  private JsonbType() {}
}
