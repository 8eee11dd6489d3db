package io.loquat.wire.message;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** The CRC-32C that may end an OP_MSG: of all bytes before it, header included. Immutable. */
final class Checksum {
  static final int BYTES = 4;

  private Checksum() {}

  static int of(byte[] bytes, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    return (int) checksum.getValue();
  }

  static int of(ByteBuf message) {
    CRC32C checksum = new CRC32C();
    for (ByteBuffer part : message.nioBuffers()) {
      checksum.update(part);
    }
    return (int) checksum.getValue();
  }
}
