package io.loquat.store.jsonb;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Where things are in BSON bytes; nothing in the bytes is believed before it is checked. */
final class BsonScan {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final byte[] ID = {'_', 'i', 'd'};

  private BsonScan() {}

  static int int32(byte[] in, int at) {
    return (int) INT.get(in, at);
  }

  static long int64(byte[] in, int at) {
    return (long) LONG.get(in, at);
  }

  static CommandException malformed(String what, int at) {
    return new CommandException(ErrorCode.INVALID_BSON, "Invalid BSON at byte " + at + ": " + what);
  }

  /** The position of the final NUL of the document that starts at {@code at}. */
  static int terminator(byte[] in, int at, int limit) {
    if (limit - at < 5) {
      throw malformed("document cut off", at);
    }
    int length = int32(in, at);
    if (length < 5 || length > limit - at || in[at + length - 1] != 0) {
      throw malformed("wrong document length", at);
    }
    return at + length - 1;
  }

  /** The position of the NUL of a field name or other C string. */
  static int nameEnd(byte[] in, int at, int end) {
    int i = at;
    while (i < end && in[i] != 0) {
      i++;
    }
    if (i >= end) {
      throw malformed("field name without end", at);
    }
    return i;
  }

  /** The position of the NUL of the string whose length stands at {@code at}. */
  static int stringEnd(byte[] in, int at, int end) {
    if (end - at < 5) {
      throw malformed("string cut off", at);
    }
    int length = int32(in, at);
    if (length < 1 || length > end - at - 4 || in[at + 3 + length] != 0) {
      throw malformed("wrong string length", at);
    }
    return at + 3 + length;
  }

  /** The position after a value of the type. */
  static int valueEnd(byte[] in, int type, int at, int end) {
    int after =
        switch (type) {
          case 0x06, 0x0A, 0x7F, 0xFF -> at;
          case 0x08 -> at + 1;
          case 0x10 -> at + 4;
          case 0x01, 0x09, 0x11, 0x12 -> at + 8;
          case 0x07 -> at + 12;
          case 0x13 -> at + 16;
          case 0x02, 0x0D, 0x0E -> stringEnd(in, at, end) + 1;
          case 0x03, 0x04 -> terminator(in, at, end) + 1;
          case 0x05 -> binaryEnd(in, at, end);
          case 0x0B -> nameEnd(in, nameEnd(in, at, end) + 1, end) + 1;
          case 0x0C -> stringEnd(in, at, end) + 13;
          case 0x0F -> codeWithScopeEnd(in, at, end);
          default -> throw malformed("unknown type " + type, at);
        };
    if (after > end) {
      throw malformed("value cut off", at);
    }
    return after;
  }

  static int binaryEnd(byte[] in, int at, int end) {
    if (end - at < 5) {
      throw malformed("binary cut off", at);
    }
    int length = int32(in, at);
    if (length < 0 || length > end - at - 5) {
      throw malformed("wrong binary length", at);
    }
    return at + 5 + length;
  }

  private static int codeWithScopeEnd(byte[] in, int at, int end) {
    if (end - at < 14) {
      throw malformed("code cut off", at);
    }
    int length = int32(in, at);
    if (length < 14 || length > end - at) {
      throw malformed("wrong code length", at);
    }
    return at + length;
  }

  /** The position of the type byte of the root field {@code _id}, or -1. */
  static int findId(byte[] in, int start, int end) {
    int at = start;
    while (at < end) {
      int nameEnd = nameEnd(in, at + 1, end);
      if (nameEnd - at == 4 && Arrays.equals(in, at + 1, nameEnd, ID, 0, 3)) {
        return at;
      }
      at = valueEnd(in, in[at] & 0xff, nameEnd + 1, end);
    }
    return -1;
  }
}
