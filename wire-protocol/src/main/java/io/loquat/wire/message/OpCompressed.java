package io.loquat.wire.message;

import io.loquat.model.ErrorCode;
import io.loquat.wire.MalformedMessageException;
import io.loquat.wire.bson.LittleEndian;
import io.loquat.wire.compression.Compressor;
import io.loquat.wire.compression.Compressor.Slice;

/**
 * OP_COMPRESSED: another message's opcode, its length, the compressor's number, then its contents.
 *
 * @param frame the message within, as if it had come plain
 */
record OpCompressed(Frame frame, Compressor compressor) {
  static final int OP_CODE_AT = Frame.HEADER_BYTES;
  static final int LENGTH_AT = OP_CODE_AT + 4;
  static final int COMPRESSOR_AT = LENGTH_AT + 4;
  static final int CONTENTS_AT = COMPRESSOR_AT + 1;

  static OpCompressed open(Frame outer) throws MalformedMessageException {
    byte[] bytes = outer.bytes();
    if (bytes.length < CONTENTS_AT) {
      throw malformed("The compressed message is too short");
    }
    OpCode opCode = innerOpCode(outer.intAt(OP_CODE_AT));
    int length = outer.intAt(LENGTH_AT);
    if (length < Frame.BYTES_MIN - Frame.HEADER_BYTES
        || length > Frame.BYTES_MAX - Frame.HEADER_BYTES) {
      throw malformed("A message of " + length + " bytes is not possible");
    }
    Compressor compressor =
        Compressor.numbered(bytes[COMPRESSOR_AT])
            .orElseThrow(() -> malformed("Unknown compressor " + bytes[COMPRESSOR_AT]));
    Slice contents = new Slice(bytes, CONTENTS_AT, bytes.length - CONTENTS_AT);
    byte[] plain = compressor.decompress(contents, length, Frame.HEADER_BYTES);
    System.arraycopy(bytes, 0, plain, 0, Frame.HEADER_BYTES);
    LittleEndian.setInt(plain, Frame.LENGTH_AT, plain.length);
    LittleEndian.setInt(plain, Frame.OP_CODE_AT, opCode.number());
    return new OpCompressed(new Frame(plain, opCode), compressor);
  }

  private static OpCode innerOpCode(int number) throws MalformedMessageException {
    return OpCode.request(number)
        .filter(opCode -> opCode != OpCode.COMPRESSED)
        .orElseThrow(() -> malformed("Opcode " + number + " within a compressed message"));
  }

  private static MalformedMessageException malformed(String reason) {
    return new MalformedMessageException(ErrorCode.PROTOCOL_ERROR, reason);
  }
}
