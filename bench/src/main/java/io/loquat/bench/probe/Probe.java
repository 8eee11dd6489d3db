package io.loquat.bench.probe;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The least code that could do it: a Netty handler with prepared statements. It understands just
 * the load run's messages and checks nothing; reads are answered on the event loop, writes by one
 * thread that commits whatever waits, durably.
 */
@Command(name = "probe", description = "Starts the probe that Loquat is measured against.")
public final class Probe implements Callable<Integer> {
  private static final int MESSAGE_BYTES_MAX = 48_000_000;

  @Option(names = "--port", description = "Where to listen; 0 picks a free port.")
  private int port;

  @Option(names = "--data", required = true, description = "The folder of the SQLite file.")
  private Path folder = Path.of(".");

  @Override
  public Integer call() throws Exception {
    Path file = folder.resolve("probe.sqlite");
    ProbeWriter writer = new ProbeWriter(file);
    ThreadLocal<ProbeReader> readers = ThreadLocal.withInitial(() -> new ProbeReader(file));
    boolean epoll = Epoll.isAvailable();
    IoHandlerFactory transport = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    Class<? extends ServerChannel> socket =
        epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    int loops = Runtime.getRuntime().availableProcessors();
    EventLoopGroup group = new MultiThreadIoEventLoopGroup(loops, transport);
    Channel channel =
        new ServerBootstrap()
            .group(group)
            .channel(socket)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(connections(readers, writer))
            .bind("127.0.0.1", port)
            .sync()
            .channel();
    announce("The probe", ((InetSocketAddress) channel.localAddress()).getPort());
    channel.closeFuture().sync();
    return 0;
  }

  private static ChannelInitializer<Channel> connections(
      ThreadLocal<ProbeReader> readers, ProbeWriter writer) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel channel) {
        channel
            .pipeline()
            .addLast(
                new LengthFieldBasedFrameDecoder(
                    ByteOrder.LITTLE_ENDIAN, MESSAGE_BYTES_MAX, 0, 4, -4, 0, true))
            .addLast(new ProbeHandler(readers, writer));
      }
    };
  }

  static void announce(String who, int port) {
    System.out.println(who + " is ready: mongodb://127.0.0.1:" + port + "/");
  }
}
