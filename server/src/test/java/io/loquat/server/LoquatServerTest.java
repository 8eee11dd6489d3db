package io.loquat.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.commands.ServerSettings.Topology;
import io.loquat.model.SystemFields;
import io.loquat.wire.MalformedMessageException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoquatServerTest {
  @TempDir Path folder;

  private Configuration configuration(int port) {
    return configuration(port, Duration.ZERO);
  }

  private Configuration configuration(int port, Duration retentionSweep) {
    return new Configuration(
        "127.0.0.1",
        port,
        folder,
        SystemFields.HIDDEN,
        Topology.MONGOS,
        retentionSweep,
        Duration.ZERO,
        List.of("serve"));
  }

  @Test
  void servesWhatItStoredBeforeItWasStopped() throws IOException, MalformedMessageException {
    try (LoquatServer server = LoquatServer.start(configuration(0));
        RawClient client = new RawClient(server.address().getPort())) {
      BsonDocument reply =
          client.run("{insert: 'c', documents: [{_id: 1, a: 'x'}, {_id: 2}], $db: 'd'}");
      assertThat(reply.getNumber("n").intValue()).isEqualTo(2);
    }
    try (LoquatServer server = LoquatServer.start(configuration(0));
        RawClient client = new RawClient(server.address().getPort())) {
      BsonArray batch =
          client
              .run("{find: 'c', filter: {_id: 1}, $db: 'd'}")
              .getDocument("cursor")
              .getArray("firstBatch");
      assertThat(batch).containsExactly(BsonDocument.parse("{_id: 1, a: 'x'}"));
    }
  }

  @Test
  void purgesByItselfWhatHasBeenArchivedForLongEnough()
      throws IOException, MalformedMessageException {
    try (LoquatServer server = LoquatServer.start(configuration(0, Duration.ofMillis(20)));
        RawClient client = new RawClient(server.address().getPort())) {
      client.run("{create: 'c', softDelete: true, expireArchivedAfterSeconds: 0, $db: 'd'}");
      client.run("{insert: 'c', documents: [{_id: 1}, {_id: 2}], $db: 'd'}");
      client.run("{delete: 'c', deletes: [{q: {_id: 1}, limit: 1}], $db: 'd'}");
      String count = "{count: 'c', query: {$archived: 'include'}, $db: 'd'}";
      Instant end = Instant.now().plusSeconds(10);
      while (client.run(count).getNumber("n").intValue() > 1 && Instant.now().isBefore(end)) {
        Thread.onSpinWait();
      }
      assertThat(client.run(count).getNumber("n").intValue()).isEqualTo(1);
    }
  }

  @Test
  void answersMalformedMessagesWithMongoDbsErrorFields()
      throws IOException, MalformedMessageException {
    try (LoquatServer server = LoquatServer.start(configuration(0));
        RawClient client = new RawClient(server.address().getPort())) {
      String deep = "{a: ".repeat(250) + "1" + "}".repeat(250);
      BsonDocument reply = client.run("{ping: 1, $db: 'admin', comment: " + deep + "}");
      assertThat(reply.getNumber("ok").intValue()).isZero();
      assertThat(reply.getNumber("code").intValue()).isEqualTo(15);
      assertThat(reply.getString("codeName").getValue()).isEqualTo("Overflow");
      assertThat(client.run("{ping: 1, $db: 'admin'}").getNumber("ok").intValue()).isEqualTo(1);
    }
  }

  @Test
  void namesThePortThatIsTakenAndLetsTheFolderGo() {
    try (LoquatServer server = LoquatServer.start(configuration(0))) {
      int port = server.address().getPort();
      Configuration same =
          new Configuration(
              "127.0.0.1",
              port,
              folder.resolve("other"),
              SystemFields.HIDDEN,
              Topology.MONGOS,
              Duration.ZERO,
              Duration.ZERO,
              List.of());
      for (int attempt = 0; attempt < 2; attempt++) {
        assertThatThrownBy(() -> LoquatServer.start(same))
            .isInstanceOf(StartException.class)
            .hasMessageContaining("127.0.0.1:" + port);
      }
    }
  }

  @Test
  void namesTheProcessThatHasTheFolder() {
    try (ServerProcess other = ServerProcess.start(folder)) {
      assertThatThrownBy(() -> LoquatServer.start(configuration(0)))
          .isInstanceOf(StartException.class)
          .hasMessageContaining(Long.toString(other.pid()));
    }
  }
}
