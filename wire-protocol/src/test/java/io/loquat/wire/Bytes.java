package io.loquat.wire;

import io.loquat.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.bson.BsonDocument;

/** Messages as a client writes them, right or wrong. Immutable. */
public final class Bytes {
  public static final int OP_REPLY = 1;
  public static final int OP_QUERY = 2004;
  public static final int OP_COMPRESSED = 2012;
  public static final int OP_MSG = 2013;
  public static final int CHECKSUM_PRESENT = 1;
  public static final int MORE_TO_COME = 2;
  public static final int EXHAUST_ALLOWED = 1 << 16;

  private Bytes() {}

  /** A whole message: the header, then the contents. */
  public static byte[] message(int requestId, int opCode, byte[]... contents) {
    byte[] joined = join(contents);
    ByteBuf out = Unpooled.buffer();
    out.writeIntLE(16 + joined.length).writeIntLE(requestId).writeIntLE(0).writeIntLE(opCode);
    out.writeBytes(joined);
    return ByteBufUtil.getBytes(out);
  }

  public static byte[] opMsg(int requestId, int flags, byte[]... sections) {
    return message(requestId, OP_MSG, join(int32(flags), join(sections)));
  }

  /** An OP_MSG with one body section. */
  public static byte[] command(int requestId, String json) {
    return opMsg(requestId, 0, body(json));
  }

  public static byte[] opMsgWithChecksum(int requestId, byte[]... sections) {
    byte[] message = opMsg(requestId, CHECKSUM_PRESENT, join(sections), int32(0));
    CRC32C crc = new CRC32C();
    crc.update(message, 0, message.length - 4);
    System.arraycopy(int32((int) crc.getValue()), 0, message, message.length - 4, 4);
    return message;
  }

  public static byte[] opQuery(int requestId, String namespace, String json) {
    return message(
        requestId, OP_QUERY, int32(0), cstring(namespace), int32(0), int32(-1), document(json));
  }

  public static byte[] compressed(
      int requestId, int opCode, int length, int compressor, byte[] contents) {
    return message(
        requestId,
        OP_COMPRESSED,
        int32(opCode),
        int32(length),
        new byte[] {(byte) compressor},
        contents);
  }

  public static byte[] body(String json) {
    return join(new byte[] {0}, document(json));
  }

  public static byte[] sequence(String identifier, byte[]... documents) {
    byte[] contents = join(cstring(identifier), join(documents));
    return join(new byte[] {1}, int32(contents.length + 4), contents);
  }

  public static byte[] document(String json) {
    return document(BsonDocument.parse(json));
  }

  public static byte[] document(BsonDocument document) {
    ByteBuf out = Unpooled.buffer();
    BsonEncoder.encode(document, out);
    return ByteBufUtil.getBytes(out);
  }

  public static byte[] cstring(String text) {
    return (text + "\0").getBytes(StandardCharsets.UTF_8);
  }

  public static byte[] int32(int value) {
    return ByteBufUtil.getBytes(Unpooled.buffer(4).writeIntLE(value));
  }

  public static byte[] join(byte[]... parts) {
    return ByteBufUtil.getBytes(Unpooled.wrappedBuffer(parts));
  }
}
