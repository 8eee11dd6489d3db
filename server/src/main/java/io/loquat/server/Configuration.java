package io.loquat.server;

import io.loquat.commands.ServerSettings.Topology;
import io.loquat.model.SystemFields;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What the command line and the environment say. Immutable.
 *
 * @param port 0 for a free one
 * @param retentionSweep how often archived documents are purged that are due; zero is never
 * @param ttlSleep how often documents are deleted whose time is over; zero is never
 * @param arguments the command line, for {@code getCmdLineOpts}
 */
record Configuration(
    String bind,
    int port,
    Path dataFolder,
    SystemFields systemFields,
    Topology topology,
    Duration retentionSweep,
    Duration ttlSleep,
    List<String> arguments) {
  Configuration {
    arguments = List.copyOf(arguments);
  }

  InetSocketAddress listen() {
    return new InetSocketAddress(bind, port);
  }

  /** How a client on this machine, or one that trusts {@code bind}, names the server. */
  static String hostAndPort(InetSocketAddress bound) {
    InetAddress address = bound.getAddress();
    String host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + bound.getPort();
  }
}
