package io.loquat.wire;

import java.net.InetSocketAddress;
import java.time.Duration;

/** Listens, and hands each request to a {@link RequestHandler}. Thread-safe. */
public final class WireServer implements AutoCloseable {
  /**
   * Binds and starts to accept.
   *
   * @param address port 0 picks a free one
   * @throws java.io.UncheckedIOException if the address cannot be bound, naming it
   */
  public static WireServer start(InetSocketAddress address, RequestHandler handler) {
    throw new UnsupportedOperationException("being built");
  }

  private WireServer() {}

  /** Where it listens, with the real port. */
  public InetSocketAddress address() {
    throw new UnsupportedOperationException("being built");
  }

  /** Accepts no more, lets requests under way finish for at most {@code grace}, closes all. */
  public void stop(Duration grace) {
    throw new UnsupportedOperationException("being built");
  }

  @Override
  public void close() {
    stop(Duration.ZERO);
  }
}
