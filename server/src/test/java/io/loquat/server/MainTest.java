package io.loquat.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.wire.MalformedMessageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir Path folder;

  @Test
  void pingsAServerUntilItIsToldToEnd() throws IOException, MalformedMessageException {
    int port;
    try (ServerProcess server = ServerProcess.start(folder);
        RawClient client = new RawClient(server.port())) {
      port = server.port();
      assertThat(Main.run("ping", "--port", Integer.toString(port))).isZero();
      client.run("{insert: 'c', documents: [{_id: 1}], $db: 'd'}");
      assertThat(server.stop()).isZero();
    }
    assertThat(Main.run("ping", "--port", Integer.toString(port))).isEqualTo(1);
    assertThat(folder).isDirectoryNotContaining("glob:**-wal");
  }

  @Test
  void finishesACommandUnderWayWhenItIsToldToEnd() throws Exception {
    try (ServerProcess server = ServerProcess.start(folder);
        RawClient client = new RawClient(server.port())) {
      String document = "{a: '" + "x".repeat(1_000) + "'}";
      client.run("{ping: 1, $db: 'admin'}");
      client.send(
          "{insert: 'c', $db: 'd', documents: ["
              + document
              + (", " + document).repeat(5_000)
              + "]}");
      // Whether it was taken up or not: a reply means that the documents are there.
      int code = server.stop();
      assertThat(code).isZero();
      boolean answered = answered(client);
      try (ServerProcess again = ServerProcess.start(folder);
          RawClient reader = new RawClient(again.port())) {
        int count = reader.run("{count: 'c', $db: 'd'}").getNumber("n").intValue();
        assertThat(List.of(0, 5_001)).contains(count);
        assertThat(answered && count == 0).isFalse();
      }
    }
  }

  private static boolean answered(RawClient client) {
    try {
      return client.receive().getNumber("n").intValue() == 5_001;
    } catch (IOException | MalformedMessageException e) {
      return false;
    }
  }

  @Test
  void refusesToServeOtherMachinesWithoutSayingSo() {
    assertThat(Main.run("serve", "--bind", "0.0.0.0", "--port", "0", "--data", folder.toString()))
        .isEqualTo(2);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void exitsWithTwoWhereTheUserCanDoSomething() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertThat(Main.run("serve", "--port", port, "--data", folder.toString())).isEqualTo(2);
    }
    assertThat(Main.run("serve", "--topology", "cluster")).isEqualTo(2);
    assertThat(Main.run("serve", "--system-fields", "some")).isEqualTo(2);
    assertThat(Main.run("serve", "--port", "65536")).isEqualTo(2);
    assertThat(Main.run("serve", "--retention-sweep-seconds", "-1")).isEqualTo(2);
    assertThat(Main.run("serve", "--bind", "no such address")).isEqualTo(2);
    assertThat(Main.run("serve", "--data", "/dev/null/data")).isEqualTo(2);
  }
}
