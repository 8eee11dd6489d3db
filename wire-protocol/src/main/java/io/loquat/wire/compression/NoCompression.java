package io.loquat.wire.compression;

import java.io.IOException;

/** The compressor that leaves the bytes as they are. Immutable. */
record NoCompression() implements Compressor {
  @Override
  public int number() {
    return 0;
  }

  @Override
  public int expansionMax() {
    return 1;
  }

  @Override
  public byte[] compress(byte[] plain) {
    return plain;
  }

  @Override
  public int decompress(Slice compressed, byte[] target, int offset) throws IOException {
    if (compressed.length() > target.length - offset) {
      throw new IOException("more bytes than announced");
    }
    System.arraycopy(compressed.bytes(), compressed.offset(), target, offset, compressed.length());
    return compressed.length();
  }
}
