package io.loquat.store.jsonb;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Resolves the escapes of JSON and JSON5 strings, which only SQLite's own functions write. */
final class EscapedText {
  private final byte[] in;
  private final int end;
  private final ByteArrayOutputStream out;
  private int at;

  private EscapedText(byte[] in, int from, int to) {
    this.in = in;
    this.at = from;
    this.end = to;
    this.out = new ByteArrayOutputStream(to - from);
  }

  static byte[] plain(byte[] in, int from, int to) {
    return new EscapedText(in, from, to).resolve();
  }

  private byte[] resolve() {
    while (at < end) {
      int c = in[at++];
      if (c == '\\') {
        escape();
      } else {
        out.write(c);
      }
    }
    return out.toByteArray();
  }

  private void escape() {
    int c = next();
    switch (c) {
      case 'b' -> out.write('\b');
      case 'f' -> out.write('\f');
      case 'n' -> out.write('\n');
      case 'r' -> out.write('\r');
      case 't' -> out.write('\t');
      case 'v' -> out.write(0x0B);
      case '0' -> out.write(0);
      case 'x' -> codePoint(hex(2));
      case 'u' -> unicode();
      case '\n' -> {}
      case '\r' -> skipLineFeed();
      case 0xE2 -> lineSeparator();
      default -> out.write(c);
    }
  }

  private int next() {
    if (at >= end) {
      throw new JsonbException("escape cut off", at);
    }
    return in[at++] & 0xff;
  }

  private int hex(int digits) {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = Character.digit(next(), 16);
      if (digit < 0) {
        throw new JsonbException("no hexadecimal digit", at - 1);
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private void unicode() {
    int unit = hex(4);
    boolean pair = Character.isHighSurrogate((char) unit) && end - at >= 6;
    if (pair && in[at] == '\\' && in[at + 1] == 'u') {
      int start = at;
      at += 2;
      int low = hex(4);
      if (Character.isLowSurrogate((char) low)) {
        codePoint(Character.toCodePoint((char) unit, (char) low));
        return;
      }
      at = start;
    }
    codePoint(unit);
  }

  /** Half a surrogate pair has no UTF-8; it becomes a question mark. */
  private void codePoint(int codePoint) {
    out.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
  }

  private void skipLineFeed() {
    if (at < end && in[at] == '\n') {
      at++;
    }
  }

  /** A backslash before the separators U+2028 and U+2029 joins two lines, as before a line feed. */
  private void lineSeparator() {
    boolean separator =
        end - at >= 2 && (in[at] & 0xff) == 0x80 && ((in[at + 1] & 0xff) | 1) == 0xA9;
    if (separator) {
      at += 2;
    } else {
      out.write(0xE2);
    }
  }
}
