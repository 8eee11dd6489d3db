package io.loquat.wire.compression;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;

/** DEFLATE in zlib's format. Immutable. */
record Zlib() implements Compressor {
  @Override
  public int number() {
    return 2;
  }

  /** What zlib's own documentation gives as the limit, rounded up. */
  @Override
  public int expansionMax() {
    return 1_040;
  }

  @Override
  public byte[] compress(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 2 + 64);
    Deflater deflater = new Deflater();
    try (DeflaterOutputStream deflating = new DeflaterOutputStream(out, deflater)) {
      deflating.write(plain);
    } finally {
      deflater.end();
    }
    return out.toByteArray();
  }

  @Override
  public int decompress(Slice compressed, byte[] target, int offset) throws IOException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(compressed.bytes(), compressed.offset(), compressed.length());
      int count = inflater.inflate(target, offset, target.length - offset);
      // A full target may lack the end mark: one byte more than announced shows it.
      if (!inflater.finished() && (count == 0 || inflater.inflate(new byte[1]) > 0)) {
        throw new IOException("more bytes than announced");
      }
      if (!inflater.finished()) {
        throw new IOException("the stream is cut off");
      }
      return count;
    } catch (DataFormatException e) {
      throw new IOException(e.getMessage(), e);
    } finally {
      inflater.end();
    }
  }
}
