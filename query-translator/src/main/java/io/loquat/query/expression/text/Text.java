package io.loquat.query.expression.text;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.operator.ShellText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bson.BsonString;
import org.bson.BsonValue;

/** What the operators of this group have in common. Stateless. */
final class Text {
  /** As large as MongoDB lets a text grow inside of an expression. */
  private static final long BYTES_MAX = 64 << 20;

  private Text() {}

  /** The text of a string value, or the operator's error for another one. */
  static String of(BsonValue value, int code, String message) {
    if (value instanceof BsonString text) {
      return text.getValue();
    }
    throw new CommandException(
        ErrorCode.location(code), message + ", found: " + ShellText.typeName(value));
  }

  /** The text of a string value; of one that is null or missing, an empty one. */
  static String orEmpty(BsonValue value, int code, String message) {
    return MissingValue.isNullish(value) ? "" : of(value, code, message);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static BsonString ofUtf8(byte[] utf8, int start, int end) {
    return new BsonString(new String(utf8, start, end - start, StandardCharsets.UTF_8));
  }

  /** How texts compare by their bytes, which is by their code points. */
  static int compare(String left, String right) {
    return Integer.signum(Arrays.compareUnsigned(utf8(left), utf8(right)));
  }

  /** In capitals, as far as letters are ASCII. */
  static String toUpper(String text) {
    return mapped(text, 'a', 'z', -32);
  }

  static String toLower(String text) {
    return mapped(text, 'A', 'Z', 32);
  }

  private static String mapped(String text, char first, char last, int distance) {
    char[] chars = text.toCharArray();
    for (int k = 0; k < chars.length; k++) {
      if (chars[k] >= first && chars[k] <= last) {
        chars[k] = (char) (chars[k] + distance);
      }
    }
    return String.valueOf(chars);
  }

  /**
   * Refuses results that would grow too large before they are made.
   *
   * @throws CommandException 13548
   */
  static void checkLength(long chars) {
    if (chars > BYTES_MAX) {
      throw new CommandException(
          ErrorCode.location(13548),
          "BufBuilder attempted to grow() to " + chars + " bytes, past the 64MB limit.");
    }
  }

  static boolean isContinuation(byte[] utf8, int at) {
    return at < utf8.length && (utf8[at] & 0xc0) == 0x80;
  }
}
