package io.loquat.server;

import io.loquat.wire.MalformedMessageException;
import io.loquat.wire.bson.BsonDecoder;
import io.loquat.wire.bson.BsonEncoder;
import io.loquat.wire.bson.BsonValidator;
import io.loquat.wire.bson.LittleEndian;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.bson.BsonDocument;

/** A client of bare OP_MSGs. Confined to one test. */
final class RawClient implements AutoCloseable {
  private static final int DOCUMENT_AT = 21;

  private final Socket socket;
  private final DataInputStream in;

  RawClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    in = new DataInputStream(socket.getInputStream());
  }

  /** The reply to a command given as JSON. */
  BsonDocument run(String command) throws IOException, MalformedMessageException {
    send(command);
    return receive();
  }

  void send(String command) throws IOException {
    ByteBuf out = Unpooled.buffer();
    out.writeIntLE(0).writeIntLE(1).writeIntLE(0).writeIntLE(2013).writeIntLE(0).writeByte(0);
    BsonEncoder.encode(BsonDocument.parse(command), out);
    out.setIntLE(0, out.writerIndex());
    socket.getOutputStream().write(ByteBufUtil.getBytes(out));
  }

  BsonDocument receive() throws IOException, MalformedMessageException {
    byte[] header = new byte[4];
    in.readFully(header);
    byte[] reply = new byte[LittleEndian.getInt(header, 0)];
    in.readFully(reply, 4, reply.length - 4);
    new BsonValidator(reply).validate(DOCUMENT_AT, reply.length, 250);
    return BsonDecoder.decode(reply, DOCUMENT_AT);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
