package io.loquat.bench.load;

import io.loquat.bench.Elements;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;

/**
 * One connection that sends a message and waits for its reply. Confined to one thread at a time.
 */
final class WireClient implements AutoCloseable {
  private static final int CONNECT_MILLIS_MAX = 5000;
  private static final int REPLY_MILLIS_MAX = 60_000;
  private static final int REPLY_BYTES_MAX = 48_000_000;

  private final Socket socket = new Socket();
  private final InputStream in;
  private final OutputStream out;
  private byte[] reply = new byte[64 * 1024];

  WireClient(int port) {
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(REPLY_MILLIS_MAX);
      socket.connect(new InetSocketAddress("127.0.0.1", port), CONNECT_MILLIS_MAX);
      in = socket.getInputStream();
      out = socket.getOutputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void exchange(Message message, Expectation expectation) {
    try {
      out.write(message.bytes());
      expectation.check(reply, readReply());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes what has come in one read; only long replies need another. */
  private int readReply() throws IOException {
    int size = 0;
    int length = Integer.MAX_VALUE;
    while (size < length) {
      int count = in.read(reply, size, Math.min(length, reply.length) - size);
      if (count < 0) {
        throw new EOFException("the server closed the connection");
      }
      size += count;
      if (length == Integer.MAX_VALUE && size >= 4) {
        length = Elements.int32(reply, 0);
        if (length < 26 || length > REPLY_BYTES_MAX) {
          throw new IOException("a reply of " + length + " bytes");
        }
        if (length > reply.length) {
          reply = Arrays.copyOf(reply, length);
        }
      }
    }
    return length;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
