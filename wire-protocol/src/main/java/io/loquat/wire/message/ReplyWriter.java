package io.loquat.wire.message;

import io.loquat.wire.bson.BsonEncoder;
import io.loquat.wire.compression.Compressor;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.bson.BsonDocument;

/** Writes replies: OP_MSG or OP_REPLY, compressed or not. Immutable. */
public final class ReplyWriter {
  private static final int QUERY_FAILURE = 1 << 1;
  private static final int AWAIT_CAPABLE = 1 << 3;
  private static final int ENVELOPE_BYTES = 64;

  private ReplyWriter() {}

  /**
   * @param id the number of this message
   * @param moreToCome whether another reply follows without a request
   * @return a buffer that the caller must release
   * @throws IllegalArgumentException if the reply is no document that could be sent
   */
  public static ByteBuf write(
      ByteBufAllocator allocator, ReplyForm form, int id, boolean moreToCome, BsonDocument reply) {
    int estimate = BsonEncoder.estimateBytes(reply) + ENVELOPE_BYTES;
    ByteBuf out = allocator.buffer(Math.min(estimate, Frame.BYTES_MAX));
    try {
      header(out, form, id, form.opCode());
      if (form.opCode() == OpCode.MSG) {
        message(out, form, moreToCome, reply);
      } else {
        legacyReply(out, form, reply);
      }
      if (out.readableBytes() > Frame.BYTES_MAX) {
        throw new IllegalArgumentException("the reply is larger than a message may be");
      }
      return form.compressor().isEmpty()
          ? out
          : compress(allocator, form, id, out, form.compressor().get());
    } catch (RuntimeException e) {
      out.release();
      throw e;
    }
  }

  private static void header(ByteBuf out, ReplyForm form, int id, OpCode opCode) {
    out.writeIntLE(0);
    out.writeIntLE(id);
    out.writeIntLE(form.responseTo());
    out.writeIntLE(opCode.number());
  }

  private static void message(ByteBuf out, ReplyForm form, boolean moreToCome, BsonDocument reply) {
    int flags =
        (moreToCome ? OpMsg.MORE_TO_COME : 0) | (form.checksum() ? OpMsg.CHECKSUM_PRESENT : 0);
    out.writeIntLE(flags);
    out.writeByte(0);
    BsonEncoder.encode(reply, out);
    int length = out.writerIndex() + (form.checksum() ? Checksum.BYTES : 0);
    out.setIntLE(Frame.LENGTH_AT, length);
    if (form.checksum()) {
      out.writeIntLE(Checksum.of(out));
    }
  }

  private static void legacyReply(ByteBuf out, ReplyForm form, BsonDocument reply) {
    out.writeIntLE(AWAIT_CAPABLE | (form.failed() ? QUERY_FAILURE : 0));
    out.writeLongLE(0); // no cursor
    out.writeIntLE(0); // starting from
    out.writeIntLE(1); // documents
    BsonEncoder.encode(reply, out);
    out.setIntLE(Frame.LENGTH_AT, out.writerIndex());
  }

  /** Takes over {@code plain} unless it throws. */
  private static ByteBuf compress(
      ByteBufAllocator allocator, ReplyForm form, int id, ByteBuf plain, Compressor compressor) {
    byte[] contents =
        ByteBufUtil.getBytes(plain, Frame.HEADER_BYTES, plain.readableBytes() - Frame.HEADER_BYTES);
    byte[] compressed;
    try {
      compressed = compressor.compress(contents);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot compress a reply", e);
    }
    ByteBuf out = allocator.buffer(OpCompressed.CONTENTS_AT + compressed.length);
    header(out, form, id, OpCode.COMPRESSED);
    out.writeIntLE(form.opCode().number());
    out.writeIntLE(contents.length);
    out.writeByte(compressor.number());
    out.writeBytes(compressed);
    out.setIntLE(Frame.LENGTH_AT, out.writerIndex());
    plain.release();
    return out;
  }
}
