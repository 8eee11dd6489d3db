package io.loquat.compat.conformance;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import org.bson.BsonBinaryWriter;
import org.bson.BsonWriter;
import org.bson.RawBsonDocument;
import org.bson.io.BasicOutputBuffer;

/** The least OP_MSG client: it sends what it is told, also what no driver would. Confined. */
final class WireClient implements AutoCloseable {
  private static final int OP_MSG = 2013;
  private static final int HEADER_BYTES = 16;
  private static final int REPLY_MAX_BYTES = 64 << 20;
  private static final int READ_MAX_MILLIS = 15_000;

  private final Socket socket;
  private final DataInputStream input;
  private int requestId;

  WireClient(String host, int port) throws IOException {
    socket = new Socket(host, port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(READ_MAX_MILLIS);
    input = new DataInputStream(socket.getInputStream());
  }

  /**
   * Sends one command and reads its reply.
   *
   * @param body writes the fields of the body, {@code $db} included
   */
  RawBsonDocument send(Consumer<BsonWriter> body) throws IOException {
    try (BasicOutputBuffer output = new BasicOutputBuffer();
        BsonBinaryWriter writer = new BsonBinaryWriter(output)) {
      output.writeInt32(0);
      output.writeInt32(++requestId);
      output.writeInt32(0);
      output.writeInt32(OP_MSG);
      output.writeInt32(0);
      output.writeByte(0);
      writer.writeStartDocument();
      body.accept(writer);
      writer.writeEndDocument();
      output.writeInt32(0, output.getPosition());
      socket.getOutputStream().write(output.getInternalBuffer(), 0, output.getPosition());
    }
    return receive();
  }

  private RawBsonDocument receive() throws IOException {
    byte[] header = input.readNBytes(HEADER_BYTES);
    if (header.length < HEADER_BYTES) {
      throw new IOException("the server closed the connection");
    }
    int lengthBytes = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (lengthBytes > REPLY_MAX_BYTES) {
      throw new IOException("a reply of " + lengthBytes + " bytes");
    }
    byte[] rest = input.readNBytes(lengthBytes - HEADER_BYTES);
    int sectionsStart = Integer.BYTES + 1;
    return new RawBsonDocument(rest, sectionsStart, rest.length - sectionsStart);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
