package io.loquat.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Listens, and hands each request to a {@link RequestHandler}. Thread-safe. */
public final class WireServer implements AutoCloseable {
  private final MultiThreadIoEventLoopGroup eventLoops = Transport.eventLoops();
  private final Set<Channel> channels = ConcurrentHashMap.newKeySet();
  private final AtomicLong lastConnectionId = new AtomicLong();
  private final ConnectionLog log = new ConnectionLog();
  private final RequestHandler handler;
  private final WireLimits limits;
  private final Channel listener;

  /**
   * Binds and starts to accept.
   *
   * @param address port 0 picks a free one
   * @throws java.io.UncheckedIOException if the address cannot be bound, naming it
   */
  public static WireServer start(InetSocketAddress address, RequestHandler handler) {
    return start(address, handler, WireLimits.DEFAULT);
  }

  /** As {@link #start(InetSocketAddress, RequestHandler)} with other limits. */
  public static WireServer start(
      InetSocketAddress address, RequestHandler handler, WireLimits limits) {
    return new WireServer(address, handler, limits);
  }

  private WireServer(InetSocketAddress address, RequestHandler handler, WireLimits limits) {
    this.handler = handler;
    this.limits = limits;
    ChannelFuture bound =
        Transport.bootstrap(eventLoops)
            .childHandler(new Accepting())
            .bind(address)
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      var _ = eventLoops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
      throw new UncheckedIOException(
          new IOException("cannot listen on " + address + ": " + reason(bound.cause())));
    }
    this.listener = bound.channel();
  }

  private static String reason(Throwable cause) {
    return String.valueOf(cause.getMessage());
  }

  /** Sets up each new connection. Shared by all; thread-safe by the server's fields. */
  private final class Accepting extends ChannelInitializer<Channel> {
    @Override
    public boolean isSharable() {
      return true;
    }

    @Override
    protected void initChannel(Channel channel) {
      if (!(channel.remoteAddress() instanceof InetSocketAddress remote)) {
        var _ = channel.close(); // gone before it was looked at
        return;
      }
      channels.add(channel);
      channel.closeFuture().addListener(closing -> channels.remove(channel));
      if (channels.size() > limits.connectionsMax()) {
        log.closing(remote, "the limit of " + limits.connectionsMax() + " connections is reached");
        var _ = channel.close();
        return;
      }
      Connection connection = new Connection(lastConnectionId.incrementAndGet(), remote);
      channel
          .pipeline()
          .addLast(new FrameDecoder(limits, log))
          .addLast(new ConnectionHandler(channel, connection, handler, limits));
    }
  }

  /** Where it listens, with the real port. */
  public InetSocketAddress address() {
    return (InetSocketAddress) listener.localAddress();
  }

  /** Accepts no more, lets requests under way finish for at most {@code grace}, closes all. */
  public void stop(Duration grace) {
    long end = System.nanoTime() + grace.toNanos();
    listener.close().awaitUninterruptibly();
    for (Channel channel : channels) {
      ConnectionHandler connection = channel.pipeline().get(ConnectionHandler.class);
      if (connection == null) {
        var _ = channel.close();
      } else {
        connection.finish();
      }
    }
    for (Channel channel : channels) {
      var _ =
          channel
              .closeFuture()
              .awaitUninterruptibly(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      var _ = channel.close();
    }
    eventLoops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  @Override
  public void close() {
    stop(Duration.ZERO);
  }
}
