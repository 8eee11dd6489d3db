package io.loquat.wire;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;

/** The sockets beneath: epoll where there is one, else NIO; event loops, buffers, options. */
final class Transport {
  private static final int EVENT_LOOPS_MAX = 16;
  private static final WriteBufferWaterMark WRITE_MARKS =
      new WriteBufferWaterMark(128 * 1024, 512 * 1024);
  private static final int KEEPALIVE_IDLE_SECONDS = 120;
  private static final int KEEPALIVE_INTERVAL_SECONDS = 15;
  private static final int KEEPALIVE_PROBES = 8;

  private Transport() {}

  static MultiThreadIoEventLoopGroup eventLoops() {
    int count = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, EVENT_LOOPS_MAX);
    IoHandlerFactory factory =
        Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    return new MultiThreadIoEventLoopGroup(
        count, new DefaultThreadFactory("loquat-io", true), factory);
  }

  static ServerBootstrap bootstrap(MultiThreadIoEventLoopGroup eventLoops) {
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(eventLoops)
            .channel(serverChannel())
            .option(ChannelOption.SO_REUSEADDR, true)
            .option(ChannelOption.SO_BACKLOG, 1024)
            .childOption(ChannelOption.ALLOCATOR, allocator(eventLoops.executorCount()))
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WRITE_MARKS);
    if (Epoll.isAvailable()) {
      bootstrap
          .childOption(EpollChannelOption.TCP_KEEPIDLE, KEEPALIVE_IDLE_SECONDS)
          .childOption(EpollChannelOption.TCP_KEEPINTVL, KEEPALIVE_INTERVAL_SECONDS)
          .childOption(EpollChannelOption.TCP_KEEPCNT, KEEPALIVE_PROBES);
    }
    return bootstrap;
  }

  private static Class<? extends ServerChannel> serverChannel() {
    return Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
  }

  /**
   * Direct arenas only, one for each event loop, in chunks of 1 MiB: idle, that is all there is.
   */
  private static PooledByteBufAllocator allocator(int eventLoops) {
    int chunkOrder = 7; // 8 KiB << 7
    return new PooledByteBufAllocator(true, 0, eventLoops, 8192, chunkOrder, 64, 32, false);
  }
}
