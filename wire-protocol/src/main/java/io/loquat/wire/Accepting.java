package io.loquat.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sets up each connection that is accepted, and knows all that are open. Thread-safe by concurrent
 * collections; the handler is there before the first connection is.
 */
final class Accepting extends ChannelInitializer<Channel> {
  private final WireLimits limits;
  private final ReceiveBudget budget;
  private final Set<Channel> channels = ConcurrentHashMap.newKeySet();
  private final AtomicLong lastConnectionId = new AtomicLong();
  private final ConnectionLog log = new ConnectionLog();
  private volatile Optional<RequestHandler> handler = Optional.empty();

  Accepting(WireLimits limits) {
    this.limits = limits;
    budget = new ReceiveBudget(limits.receivingBytesMax());
  }

  void begin(Channel listener, RequestHandler newHandler) {
    handler = Optional.of(newHandler);
    listener.config().setAutoRead(true);
  }

  /** For the listener: Netty pauses it for a second after a failure, and tells this handler. */
  ChannelHandler listenerHandler() {
    return new ChannelInboundHandlerAdapter() {
      @Override
      public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        log.refusing(cause);
      }
    };
  }

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
        .addLast(new FrameDecoder(limits, budget, log))
        .addLast(new ConnectionHandler(channel, connection, handler.orElseThrow(), limits));
  }

  /** Lets requests under way finish until {@code end}, then closes what is left. */
  void finish(long endNanoTime) {
    for (Channel channel : channels) {
      ConnectionHandler connection = channel.pipeline().get(ConnectionHandler.class);
      if (connection == null) {
        var _ = channel.close();
      } else {
        connection.finish();
      }
    }
    for (Channel channel : channels) {
      long rest = Math.max(0, endNanoTime - System.nanoTime());
      var _ = channel.closeFuture().awaitUninterruptibly(rest, TimeUnit.NANOSECONDS);
      var _ = channel.close();
    }
  }
}
