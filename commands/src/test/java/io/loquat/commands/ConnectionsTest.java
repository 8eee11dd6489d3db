package io.loquat.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

/** Who is connected, and who has the server for itself. */
class ConnectionsTest {
  private static final long LONG_AGO = System.nanoTime() - 1_000_000_000L;

  private final Connections connections = new Connections();

  private static ClientConnection connection(long id) {
    return new ClientConnection(id, InetSocketAddress.createUnresolved("localhost", 27_017));
  }

  @Test
  void isAloneWhileNoOtherConnectionSendsCommands() {
    connections.seen(connection(1), LONG_AGO);
    connections.seen(connection(1), System.nanoTime());
    assertThat(connections.isAlone(connection(1))).isTrue();
    connections.seen(connection(2), System.nanoTime());
    assertThat(connections.isAlone(connection(1))).isFalse();
    connections.seen(connection(1), System.nanoTime());
    assertThat(connections.isAlone(connection(1))).isFalse();
  }

  @Test
  void countsConnectionsOnceAndWhileTheyLast() {
    connections.seen(connection(1), LONG_AGO);
    connections.seen(connection(1), LONG_AGO);
    connections.seen(connection(2), LONG_AGO);
    connections.gone(connection(1));
    assertThat(connections.current()).isEqualTo(1);
    assertThat(connections.totalCreated()).isEqualTo(2);
  }
}
