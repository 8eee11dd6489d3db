package io.loquat.wire;

import io.loquat.wire.bson.BsonDecoder;
import io.loquat.wire.bson.BsonValidator;
import io.loquat.wire.bson.LittleEndian;
import io.loquat.wire.compression.Compressor;
import io.loquat.wire.compression.Compressor.Slice;
import java.util.zip.CRC32C;
import org.bson.BsonDocument;

/** A reply as a client reads it, its lengths and checksum checked. Immutable. */
record Reply(int opCode, int id, int responseTo, int flags, int compressor, BsonDocument document) {

  static Reply of(byte[] message) throws MalformedMessageException {
    if (LittleEndian.getInt(message, 0) != message.length) {
      throw new IllegalArgumentException("the length in the header is wrong");
    }
    int opCode = LittleEndian.getInt(message, 12);
    int id = LittleEndian.getInt(message, 4);
    int responseTo = LittleEndian.getInt(message, 8);
    if (opCode == Bytes.OP_COMPRESSED) {
      return decompressed(message, id, responseTo);
    }
    int flags = LittleEndian.getInt(message, 16);
    int start = opCode == Bytes.OP_MSG ? 21 : 36;
    int end = message.length;
    if (opCode == Bytes.OP_MSG && (flags & Bytes.CHECKSUM_PRESENT) != 0) {
      end -= 4;
      CRC32C crc = new CRC32C();
      crc.update(message, 0, end);
      if (LittleEndian.getInt(message, end) != (int) crc.getValue()) {
        throw new IllegalArgumentException("the checksum is wrong");
      }
    }
    if (new BsonValidator(message).validate(start, end, 250) != end) {
      throw new IllegalArgumentException("there are bytes after the document");
    }
    return new Reply(opCode, id, responseTo, flags, -1, BsonDecoder.decode(message, start));
  }

  private static Reply decompressed(byte[] message, int id, int responseTo)
      throws MalformedMessageException {
    int length = LittleEndian.getInt(message, 20);
    Slice contents = new Slice(message, 25, message.length - 25);
    byte[] plain = Compressor.ALL.get(message[24]).decompress(contents, length, 16);
    System.arraycopy(message, 0, plain, 0, 16);
    LittleEndian.setInt(plain, 0, plain.length);
    LittleEndian.setInt(plain, 12, LittleEndian.getInt(message, 16));
    Reply inner = of(plain);
    return new Reply(inner.opCode, id, responseTo, inner.flags, message[24], inner.document);
  }
}
