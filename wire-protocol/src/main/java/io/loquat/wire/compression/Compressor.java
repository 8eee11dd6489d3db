package io.loquat.wire.compression;

import io.loquat.model.ErrorCode;
import io.loquat.wire.MalformedMessageException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A way to compress message bodies. Immutable. */
public sealed interface Compressor permits NoCompression, Snappy, Zlib, Zstd {
  /** What {@code hello} may offer, in the order of preference that MongoDB has. */
  List<String> NAMES = List.of("snappy", "zstd", "zlib");

  /** All compressors, by the number that OP_COMPRESSED has for them. */
  List<Compressor> ALL = List.of(new NoCompression(), new Snappy(), new Zlib(), new Zstd());

  static Optional<Compressor> numbered(int number) {
    return number >= 0 && number < ALL.size() ? Optional.of(ALL.get(number)) : Optional.empty();
  }

  /** The number that OP_COMPRESSED has for it. */
  int number();

  /**
   * To how many times its size a byte can expand; more is a lie, and nothing is allocated for it.
   */
  int expansionMax();

  byte[] compress(byte[] plain) throws IOException;

  /**
   * Fills {@code target} from {@code offset} to its end.
   *
   * @return how many bytes there were; not more than there was room for
   * @throws IOException if the bytes are not of this compressor, or there are more
   */
  int decompress(Slice compressed, byte[] target, int offset) throws IOException;

  /**
   * Decompresses into a new array.
   *
   * @param length what the client says that there is, checked against the limit of a message
   * @param offset how many bytes to leave free at the start
   */
  default byte[] decompress(Slice compressed, int length, int offset)
      throws MalformedMessageException {
    // The constant is for headers, which small contents cannot make up for.
    if (length > 64L + (long) compressed.length() * expansionMax()) {
      throw malformed(length + " bytes cannot come of " + compressed.length());
    }
    byte[] target = new byte[offset + length];
    int count;
    try {
      count = decompress(compressed, target, offset);
    } catch (IOException e) {
      throw malformed(String.valueOf(e.getMessage()));
    }
    if (count != length) {
      throw malformed(length + " bytes announced, " + count + " found");
    }
    return target;
  }

  private static MalformedMessageException malformed(String reason) {
    return new MalformedMessageException(
        ErrorCode.BAD_VALUE, "Cannot decompress the message: " + reason);
  }

  /** A part of an array. Immutable. */
  record Slice(byte[] bytes, int offset, int length) {}
}
