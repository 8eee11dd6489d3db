package io.loquat.wire.compression;

import com.github.luben.zstd.ZstdException;
import java.io.IOException;

/** Zstandard frames. Immutable. */
record Zstd() implements Compressor {
  private static final int LEVEL = 3;

  @Override
  public int number() {
    return 3;
  }

  /** A block that repeats one byte 128 KiB times takes 4 bytes. */
  @Override
  public int expansionMax() {
    return 32 * 1024;
  }

  @Override
  public byte[] compress(byte[] plain) throws IOException {
    try {
      return com.github.luben.zstd.Zstd.compress(plain, LEVEL);
    } catch (ZstdException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public int decompress(Slice compressed, byte[] target, int offset) throws IOException {
    try {
      long count =
          com.github.luben.zstd.Zstd.decompressByteArray(
              target,
              offset,
              target.length - offset,
              compressed.bytes(),
              compressed.offset(),
              compressed.length());
      if (com.github.luben.zstd.Zstd.isError(count)) {
        throw new IOException(com.github.luben.zstd.Zstd.getErrorName(count));
      }
      return Math.toIntExact(count);
    } catch (ZstdException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
