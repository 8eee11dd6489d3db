package io.loquat.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A write that is sent again with the same number is not applied again. */
class RetryableWriteTest {
  @TempDir Path folder;
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.hidden(folder);
    server.ok("{insert: 'c', documents: [{_id: 1, a: 0}]}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String increment(int number) {
    return "{update: 'c', updates: [{q: {_id: 1}, u: {$inc: {a: 1}}}],"
        + " lsid: {id: {$uuid: '00000000-0000-0000-0000-000000000007'}},"
        + (" txnNumber: {$numberLong: '" + number + "'}}");
  }

  @Test
  void appliesAWriteOnceHoweverOftenItIsSent() {
    String first = server.ok(increment(1));
    assertThat(server.ok(increment(1))).isEqualTo(first);
    assertThat(server.batch("{find: 'c'}")).isEqualTo("[{\"_id\": 1, \"a\": 1}]");
    server.ok(increment(2));
    assertThat(server.batch("{find: 'c'}")).isEqualTo("[{\"_id\": 1, \"a\": 2}]");
  }

  @Test
  void refusesAnOlderNumber() {
    server.ok(increment(5));
    assertThat(server.code(increment(4))).isEqualTo(225);
  }

  @Test
  void runsAWriteAgainThatFailedAsAWhole() {
    String wrong = increment(1).replace("updates: [", "updates: [{q: 5}, ");
    assertThat(server.code(wrong)).isEqualTo(14);
    assertThat(server.ok(increment(1))).contains("\"nModified\": 1");
  }

  @Test
  void forgetsASessionThatEnds() {
    server.ok(increment(5));
    server.ok("{endSessions: [{id: {$uuid: '00000000-0000-0000-0000-000000000007'}}]}");
    server.ok(increment(1));
  }
}
