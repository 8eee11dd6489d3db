package io.loquat.store.jsonb;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Tells strings that JSON has as they are from those that it must escape. */
final class PlainText {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long TOPS = ONES << 7;
  private static final long SPACES = ONES * ' ';
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';

  private PlainText() {}

  /** The JSONB type that holds the bytes as they are. */
  static int type(byte[] in, int from, int to) {
    int at = from;
    for (; at <= to - 8; at += 8) {
      if (needsEscape((long) LONG.get(in, at))) {
        return JsonbType.TEXTRAW;
      }
    }
    for (; at < to; at++) {
      int c = in[at];
      if ((c < ' ' && c >= 0) || c == '"' || c == '\\') {
        return JsonbType.TEXTRAW;
      }
    }
    return JsonbType.TEXT;
  }

  /** Eight bytes at once: a borrow shows in the top bit of a byte below the bound. */
  private static boolean needsEscape(long eight) {
    long control = (eight - SPACES) & ~eight;
    long quote = ((eight ^ QUOTES) - ONES) & ~(eight ^ QUOTES);
    long backslash = ((eight ^ BACKSLASHES) - ONES) & ~(eight ^ BACKSLASHES);
    return ((control | quote | backslash) & TOPS) != 0;
  }
}
