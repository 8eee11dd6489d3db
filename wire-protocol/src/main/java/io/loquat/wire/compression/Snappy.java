package io.loquat.wire.compression;

import java.io.IOException;

/** Snappy's block format. Immutable. */
record Snappy() implements Compressor {
  @Override
  public int number() {
    return 1;
  }

  /** A copy of 64 bytes takes 3 at least. */
  @Override
  public int expansionMax() {
    return 22;
  }

  @Override
  public byte[] compress(byte[] plain) throws IOException {
    return org.xerial.snappy.Snappy.compress(plain);
  }

  @Override
  public int decompress(Slice compressed, byte[] target, int offset) throws IOException {
    byte[] bytes = compressed.bytes();
    int length =
        org.xerial.snappy.Snappy.uncompressedLength(
            bytes, compressed.offset(), compressed.length());
    // The native code trusts that there is room for what the block says of itself.
    if (length < 0 || length > target.length - offset) {
      throw new IOException("more bytes than announced");
    }
    return org.xerial.snappy.Snappy.uncompress(
        bytes, compressed.offset(), compressed.length(), target, offset);
  }
}
