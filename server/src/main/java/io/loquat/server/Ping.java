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
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.Callable;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code loquat ping}: asks a running server whether it answers; for health checks. Confined to the
 * main thread.
 */
@Command(
    name = "ping",
    description = "Asks a running server whether it answers; exits with 0 if so, else with 1.",
    mixinStandardHelpOptions = true)
final class Ping implements Callable<Integer> {
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final int REPLY_BYTES_MAX = 64 * 1024;
  private static final int HEADER_BYTES = 16;
  private static final int DOCUMENT_AT = HEADER_BYTES + 5;
  private static final int OP_MSG = 2013;

  @Option(names = "--host", defaultValue = "127.0.0.1", description = "Default: ${DEFAULT-VALUE}.")
  private String host = "127.0.0.1";

  @Option(names = "--port", defaultValue = "27017", description = "Default: ${DEFAULT-VALUE}.")
  private int port;

  @Override
  public Integer call() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(message());
      BsonValue ok = reply(socket).get("ok", new BsonInt32(0));
      return ok.isNumber() && ok.asNumber().doubleValue() == 1 ? 0 : 1;
    } catch (IOException | MalformedMessageException e) {
      System.err.println("loquat: no answer from " + host + ":" + port + ": " + e.getMessage());
      return 1;
    }
  }

  private static byte[] message() {
    ByteBuf out = Unpooled.buffer();
    out.writeIntLE(0).writeIntLE(1).writeIntLE(0).writeIntLE(OP_MSG);
    out.writeIntLE(0).writeByte(0);
    BsonDocument command = new BsonDocument("ping", new BsonInt32(1));
    BsonEncoder.encode(command.append("$db", new BsonString("admin")), out);
    out.setIntLE(0, out.writerIndex());
    return ByteBufUtil.getBytes(out);
  }

  private static BsonDocument reply(Socket socket) throws IOException, MalformedMessageException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    byte[] header = new byte[HEADER_BYTES];
    in.readFully(header);
    int length = LittleEndian.getInt(header, 0);
    if (length <= DOCUMENT_AT || length > REPLY_BYTES_MAX) {
      throw new EOFException("the reply is not one to a ping");
    }
    byte[] reply = new byte[length];
    in.readFully(reply, HEADER_BYTES, length - HEADER_BYTES);
    new BsonValidator(reply).validate(DOCUMENT_AT, length, BsonValidator.DOCUMENT_DEPTH_MAX);
    return BsonDecoder.decode(reply, DOCUMENT_AT);
  }
}
