package io.loquat.bench.probe;

import io.loquat.bench.Elements;
import io.loquat.bench.probe.ProbeWriter.Write;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

/** Answers the messages of one connection. Confined to its event loop. */
final class ProbeHandler extends SimpleChannelInboundHandler<ByteBuf> {
  private static final int OP_MSG = 2013;

  /** After the header, the flags and the kind of the first section. */
  private static final int BODY = 21;

  private static final byte[] ID = ascii("_id");
  private static final byte[] FILTER = ascii("filter");
  private static final byte[] OK = {0x01, 'o', 'k', 0, 0, 0, 0, 0, 0, 0, (byte) 0xF0, 0x3F};
  private static final byte[] CURSOR = ascii("\3cursor\0");
  private static final byte[] BATCH = ascii("\4firstBatch\0");
  private static final byte[] CURSOR_END = ascii("\22id\0\0\0\0\0\0\0\0\0\2ns\0\2\0\0\0b\0\0");
  private static final byte[] COUNT = ascii("\20n\0");

  private final ThreadLocal<ProbeReader> readers;
  private final ProbeWriter writer;

  ProbeHandler(ThreadLocal<ProbeReader> readers, ProbeWriter writer) {
    this.readers = readers;
    this.writer = writer;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, ByteBuf frame) throws SQLException {
    byte[] message = new byte[frame.readableBytes()];
    frame.readBytes(message);
    String command = text(message, BODY + 5, Elements.nameEnd(message, BODY + 4));
    int value = Elements.value(message, BODY + 4);
    switch (command) {
      case "ping" -> context.writeAndFlush(reply(context, message));
      case "find" -> find(context, message, collection(message, value));
      case "insert", "update" -> write(context, message, command, collection(message, value));
      default -> throw new IllegalArgumentException(command);
    }
  }

  private void find(ChannelHandlerContext context, byte[] message, String collection)
      throws SQLException {
    int filter = Elements.value(message, Elements.find(message, BODY, FILTER));
    int id = Elements.find(message, filter, ID);
    ProbeReader reader = readers.get();
    List<byte[]> documents =
        id < 0
            ? reader.scan(collection, message, filter)
            : reader.byId(collection, Elements.int32(message, Elements.value(message, id)));
    context.writeAndFlush(cursor(context, message, documents));
  }

  /** The documents follow in a section of kind 1: kind, size, name. */
  private void write(
      ChannelHandlerContext context, byte[] message, String command, String collection) {
    int section = BODY + Elements.int32(message, BODY);
    int sequence = Elements.nameEnd(message, section + 4) + 1;
    writer.submit(
        new Write(
            command,
            collection,
            message,
            sequence,
            count -> context.writeAndFlush(counted(context, message, count))));
  }

  private static ByteBuf reply(ChannelHandlerContext context, byte[] message) {
    ByteBuf out = begin(context, message);
    return finish(out.writeBytes(OK));
  }

  private static ByteBuf counted(ChannelHandlerContext context, byte[] message, int count) {
    ByteBuf out = begin(context, message);
    return finish(out.writeBytes(COUNT).writeIntLE(count).writeBytes(OK));
  }

  private static ByteBuf cursor(
      ChannelHandlerContext context, byte[] message, List<byte[]> documents) {
    ByteBuf out = begin(context, message);
    out.writeBytes(CURSOR);
    int cursor = out.writerIndex();
    out.writeIntLE(0).writeBytes(BATCH);
    int batch = out.writerIndex();
    out.writeIntLE(0);
    for (int i = 0; i < documents.size(); i++) {
      out.writeByte(3).writeBytes(ascii(Integer.toString(i))).writeByte(0);
      out.writeBytes(documents.get(i));
    }
    out.writeByte(0).setIntLE(batch, out.writerIndex() - batch);
    out.writeBytes(CURSOR_END).setIntLE(cursor, out.writerIndex() - cursor);
    return finish(out.writeBytes(OK));
  }

  private static ByteBuf begin(ChannelHandlerContext context, byte[] message) {
    ByteBuf out = context.alloc().buffer(640);
    out.writeIntLE(0).writeIntLE(0).writeIntLE(Elements.int32(message, 4)).writeIntLE(OP_MSG);
    return out.writeIntLE(0).writeByte(0).writeIntLE(0);
  }

  private static ByteBuf finish(ByteBuf out) {
    out.writeByte(0);
    out.setIntLE(0, out.writerIndex());
    return out.setIntLE(BODY, out.writerIndex() - BODY);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    cause.printStackTrace();
    context.close();
  }

  private static String collection(byte[] message, int value) {
    return text(message, value + 4, value + 3 + Elements.int32(message, value));
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
