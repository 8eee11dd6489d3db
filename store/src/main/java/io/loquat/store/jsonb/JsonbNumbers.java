package io.loquat.store.jsonb;

import java.nio.charset.StandardCharsets;

/** Turns the number nodes of JSONB into BSON numbers, and says of which BSON type each is. */
final class JsonbNumbers {
  private static final int INT32 = 0x10;
  private static final int INT64 = 0x12;
  private static final int DOUBLE = 0x01;

  /** More digits than this may not fit into 64 bits. */
  private static final int SAFE_DIGITS = 18;

  private JsonbNumbers() {}

  /** INT: int32 if it fits, else int64, else double. */
  static int decimal(JsonbReader reader, int end, BsonSink out) {
    byte[] in = reader.array();
    int start = reader.position();
    boolean negative = start < end && in[start] == '-';
    int at = negative ? start + 1 : start;
    if (at == end || end - at > SAFE_DIGITS) {
      return largeDecimal(reader, end, out);
    }
    long value = 0;
    for (; at < end; at++) {
      int digit = in[at] - '0';
      if (digit < 0 || digit > 9) {
        throw reader.malformed("no digit in an integer");
      }
      value = value * 10 + digit;
    }
    reader.position(end);
    return integer(negative ? -value : value, out);
  }

  private static int integer(long value, BsonSink out) {
    if (value == (int) value) {
      out.int32((int) value);
      return INT32;
    }
    out.int64(value);
    return INT64;
  }

  private static int largeDecimal(JsonbReader reader, int end, BsonSink out) {
    try {
      long value = Long.parseLong(ascii(reader, end));
      reader.position(end);
      return integer(value, out);
    } catch (NumberFormatException _) {
      return float64(reader, end, out);
    }
  }

  /** INT5: an int64, or a double beyond that. */
  static int json5(JsonbReader reader, int end, BsonSink out) {
    byte[] in = reader.array();
    int at = reader.position();
    boolean negative = at < end && in[at] == '-';
    if (at < end && (negative || in[at] == '+')) {
      at++;
    }
    if (end - at < 3 || in[at] != '0' || (in[at + 1] | 0x20) != 'x') {
      return decimal(reader, end, out);
    }
    long value = 0;
    for (at += 2; at < end; at++) {
      int digit = NumberText.hexValue(in[at]);
      if (digit < 0) {
        throw reader.malformed("no hexadecimal digit");
      }
      if (value >>> 59 != 0) {
        throw reader.malformed("a hexadecimal integer beyond 64 bits");
      }
      value = value << 4 | digit;
    }
    reader.position(end);
    out.int64(negative ? -value : value);
    return INT64;
  }

  static int float64(JsonbReader reader, int end, BsonSink out) {
    try {
      double value = NumberText.parseDouble(reader.array(), reader.position(), end);
      reader.position(end);
      out.int64(Double.doubleToRawLongBits(value));
      return DOUBLE;
    } catch (NumberFormatException _) {
      throw reader.malformed("no number");
    }
  }

  private static String ascii(JsonbReader reader, int end) {
    int from = reader.position();
    return new String(reader.array(), from, end - from, StandardCharsets.ISO_8859_1);
  }
}
