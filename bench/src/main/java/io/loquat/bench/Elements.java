package io.loquat.bench;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Finds elements in BSON bytes that are known to be good. */
public final class Elements {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Elements() {}

  public static int int32(byte[] in, int at) {
    return (int) INT.get(in, at);
  }

  public static void setInt32(byte[] in, int at, int value) {
    INT.set(in, at, value);
  }

  /** The position of the type byte of the named element of the document at {@code at}, or -1. */
  public static int find(byte[] in, int document, byte[] name) {
    int end = document + int32(in, document) - 1;
    int at = document + 4;
    while (at < end) {
      int nameEnd = nameEnd(in, at);
      if (Arrays.equals(in, at + 1, nameEnd, name, 0, name.length)) {
        return at;
      }
      at = end(in, at);
    }
    return -1;
  }

  /** The position of the value of the element at {@code at}. */
  public static int value(byte[] in, int at) {
    return nameEnd(in, at) + 1;
  }

  public static int nameEnd(byte[] in, int at) {
    int i = at + 1;
    while (in[i] != 0) {
      i++;
    }
    return i;
  }

  /** The position after the element at {@code at}. */
  public static int end(byte[] in, int at) {
    int value = value(in, at);
    return value
        + switch (in[at]) {
          case 0x06, 0x0A, 0x7F, -1 -> 0;
          case 0x08 -> 1;
          case 0x10 -> 4;
          case 0x01, 0x09, 0x11, 0x12 -> 8;
          case 0x07 -> 12;
          case 0x13 -> 16;
          case 0x02, 0x0D, 0x0E -> 4 + int32(in, value);
          case 0x03, 0x04, 0x0F -> int32(in, value);
          case 0x05 -> 5 + int32(in, value);
          default -> throw new IllegalArgumentException("BSON type " + in[at]);
        };
  }

  /** A number of any BSON type, cut to an integer. */
  public static long number(byte[] in, int at) {
    int value = value(in, at);
    return switch (in[at]) {
      case 0x10 -> int32(in, value);
      case 0x12 -> (long) LONG.get(in, value);
      case 0x01 -> (long) Double.longBitsToDouble((long) LONG.get(in, value));
      default -> throw new IllegalArgumentException("no number: BSON type " + in[at]);
    };
  }
}
