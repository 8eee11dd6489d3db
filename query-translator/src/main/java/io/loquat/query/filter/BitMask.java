package io.loquat.query.filter;

import io.loquat.model.BsonNumbers;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.bson.BsonBinary;
import org.bson.BsonBinarySubType;
import org.bson.BsonValue;

/**
 * The bits that an operand names, by number, by bytes or by position. Immutable.
 *
 * @param bits those of a number or of bytes
 * @param list those named by position, as they stand: no memory is taken by their size
 * @param word the bits that matter for numbers, whose sign goes on without end
 */
record BitMask(BitSet bits, List<Integer> list, long word) {
  static final String ARGUMENTS =
      "a whole number from 0 on, binary bytes, or an array of positions from 0 on";

  private static final int SIGN = 63;

  static BitMask parse(String name, BsonValue operand, Place place) {
    if (operand.isArray()) {
      return of(operand.asArray().stream().map(value -> position(value, place)).toList());
    }
    if (operand.isBinary()) {
      return of(BitSet.valueOf(bytes(operand.asBinary())));
    }
    if (!BsonNumbers.isNumber(operand)) {
      throw place.error(
          name
              + " takes an Array, a number, or a BinData but received: "
              + ShellText.field(name, operand));
    }
    return of(BitSet.valueOf(new long[] {number(name, operand, place)}));
  }

  private static BitMask of(List<Integer> list) {
    long word = 0;
    for (int position : list) {
      word |= 1L << Math.min(position, SIGN);
    }
    return new BitMask(new BitSet(), list, word);
  }

  private static BitMask of(BitSet bits) {
    long[] words = bits.toLongArray();
    long low = words.length == 0 ? 0 : words[0];
    boolean sign = bits.length() > Long.SIZE;
    return new BitMask(bits, List.of(), sign ? low | Long.MIN_VALUE : low);
  }

  private static long number(String name, BsonValue operand, Place place) {
    OptionalLong number = BsonNumbers.toLongExactly(operand);
    if (number.isEmpty()) {
      throw place.error(
          ErrorCode.FAILED_TO_PARSE, "Expected an integer: " + ShellText.field(name, operand));
    }
    if (number.getAsLong() < 0) {
      throw place.error(
          ErrorCode.FAILED_TO_PARSE,
          "Expected a non-negative number in: " + ShellText.field(name, operand));
    }
    return number.getAsLong();
  }

  private static int position(BsonValue position, Place place) {
    OptionalLong number = BsonNumbers.toLongExactly(position);
    if (number.isEmpty()) {
      throw place.error("bit positions must be an integer but got: " + ShellText.of(position));
    }
    if (number.getAsLong() < 0) {
      throw place.error("bit positions must be >= 0 but got: " + ShellText.of(position));
    }
    if (number.getAsLong() > Integer.MAX_VALUE) {
      throw place.error(
          "bit positions cannot be represented as a 32-bit signed integer: "
              + ShellText.of(position));
    }
    return (int) number.getAsLong();
  }

  /** The positions of the bits. */
  IntStream positions() {
    return list.isEmpty() ? bits.stream() : list.stream().mapToInt(Integer::intValue);
  }

  /** The bytes as BSON has them: those of the old subtype begin with their number. */
  static byte[] bytes(BsonBinary binary) {
    byte[] data = binary.getData();
    return binary.getType() != BsonBinarySubType.OLD_BINARY.getValue()
        ? data
        : ByteBuffer.allocate(Integer.BYTES + data.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(data.length)
            .put(data)
            .array();
  }

  /** Whether bytes have the bit; the first byte has the lowest ones. */
  static boolean isSet(byte[] bytes, int position) {
    return position / Byte.SIZE < bytes.length
        && (bytes[position / Byte.SIZE] >> position % Byte.SIZE & 1) == 1;
  }
}
