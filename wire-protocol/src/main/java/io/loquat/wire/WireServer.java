package io.loquat.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Listens, and hands each request to a {@link RequestHandler}. Thread-safe. */
public final class WireServer implements AutoCloseable {
  private final MultiThreadIoEventLoopGroup eventLoops;
  private final Channel listener;
  private final Accepting accepting;

  /**
   * Binds and starts to accept.
   *
   * @param address port 0 picks a free one
   * @throws java.io.UncheckedIOException if the address cannot be bound, naming it and why
   */
  public static WireServer start(InetSocketAddress address, RequestHandler handler) {
    return start(address, WireLimits.DEFAULT, bound -> handler);
  }

  /**
   * As above with other limits, and for a handler that must know the address with the real port.
   *
   * @param handlers called once, when the address is bound and nothing is accepted yet
   */
  public static WireServer start(
      InetSocketAddress address,
      WireLimits limits,
      Function<InetSocketAddress, RequestHandler> handlers) {
    MultiThreadIoEventLoopGroup eventLoops = Transport.eventLoops();
    try {
      Accepting accepting = new Accepting(limits);
      Channel listener = bind(address, eventLoops, accepting);
      accepting.begin(listener, handlers.apply((InetSocketAddress) listener.localAddress()));
      return new WireServer(eventLoops, listener, accepting);
    } catch (RuntimeException e) {
      var _ = eventLoops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
      throw e;
    }
  }

  private static Channel bind(
      InetSocketAddress address, MultiThreadIoEventLoopGroup eventLoops, Accepting accepting) {
    ChannelFuture bound =
        Transport.bootstrap(eventLoops)
            .option(ChannelOption.AUTO_READ, false)
            .handler(accepting.listenerHandler())
            .childHandler(accepting)
            .bind(address)
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new UncheckedIOException(
          "cannot listen on "
              + address.getHostString()
              + ":"
              + address.getPort()
              + ": "
              + reason(bound.cause()),
          new IOException(bound.cause()));
    }
    return bound.channel();
  }

  /** Each transport words the common case in its own way. */
  private static String reason(Throwable cause) {
    String reason = String.valueOf(cause.getMessage());
    return reason.contains("Address already in use") ? "another program listens there" : reason;
  }

  private WireServer(
      MultiThreadIoEventLoopGroup eventLoops, Channel listener, Accepting accepting) {
    this.eventLoops = eventLoops;
    this.listener = listener;
    this.accepting = accepting;
  }

  /** Where it listens, with the real port. */
  public InetSocketAddress address() {
    return (InetSocketAddress) listener.localAddress();
  }

  /** Accepts no more, lets requests under way finish for at most {@code grace}, closes all. */
  public void stop(Duration grace) {
    long end = System.nanoTime() + grace.toNanos();
    listener.close().awaitUninterruptibly();
    accepting.finish(end);
    eventLoops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  @Override
  public void close() {
    stop(Duration.ZERO);
  }
}
