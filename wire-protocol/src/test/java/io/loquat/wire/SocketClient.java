package io.loquat.wire;

import io.loquat.wire.bson.LittleEndian;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A client that sends and receives bytes. Confined to one test. */
final class SocketClient implements AutoCloseable {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final SocketChannel channel;
  private final DataInputStream in;

  SocketClient(InetSocketAddress address) throws IOException {
    channel = SocketChannel.open();
    channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
    channel.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER_BYTES);
    channel.connect(address);
    in = new DataInputStream(channel.socket().getInputStream());
  }

  void send(byte[] message) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(message);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Sends without waiting for long; says how many messages the other end took in whole. */
  int sendUntilRefused(byte[] message, int countMax) throws IOException {
    channel.configureBlocking(false);
    for (int count = 0; count < countMax; count++) {
      ByteBuffer bytes = ByteBuffer.wrap(message);
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500);
      while (bytes.hasRemaining()) {
        if (channel.write(bytes) > 0) {
          end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500);
        } else if (System.nanoTime() > end) {
          return count;
        } else {
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
      }
    }
    return countMax;
  }

  Reply receive() throws IOException, MalformedMessageException {
    byte[] header = new byte[16];
    in.readFully(header);
    byte[] message = new byte[LittleEndian.getInt(header, 0)];
    System.arraycopy(header, 0, message, 0, header.length);
    in.readFully(message, header.length, message.length - header.length);
    return Reply.of(message);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
