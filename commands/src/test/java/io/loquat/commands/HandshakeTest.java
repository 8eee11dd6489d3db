package io.loquat.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.commands.ServerSettings.Topology;
import io.loquat.model.SystemFields;
import java.nio.file.Path;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The handshake and the commands that clients send to look around. */
class HandshakeTest {
  @TempDir Path folder;

  private BsonDocument hello(Topology topology, String command) {
    try (TestServer server = new TestServer(folder, SystemFields.HIDDEN, topology)) {
      return server.run("admin", command);
    }
  }

  @Test
  void answersAsAMongos() {
    BsonDocument reply = hello(Topology.MONGOS, "{hello: 1}");
    assertThat(reply.getString("msg").getValue()).isEqualTo("isdbgrid");
    assertThat(reply.getBoolean("isWritablePrimary").getValue()).isTrue();
    assertThat(reply.getInt32("maxWireVersion").getValue()).isEqualTo(25);
    assertThat(reply.getInt32("maxBsonObjectSize").getValue()).isEqualTo(16777216);
    assertThat(reply.getInt32("maxMessageSizeBytes").getValue()).isEqualTo(48000000);
    assertThat(reply.getInt32("maxWriteBatchSize").getValue()).isEqualTo(100000);
    assertThat(reply.getInt32("logicalSessionTimeoutMinutes").getValue()).isEqualTo(30);
    assertThat(reply.getInt32("connectionId").getValue()).isEqualTo(1);
    assertThat(reply.getDouble("ok").getValue()).isEqualTo(1.0);
  }

  @Test
  void answersAsTheOnlyMemberOfAReplicaSet() {
    BsonDocument reply = hello(Topology.REPLICA_SET, "{hello: 1}");
    assertThat(reply.getString("setName").getValue()).isEqualTo("rs0");
    assertThat(reply.getString("me").getValue()).isEqualTo("localhost:27017");
    assertThat(reply.getString("primary").getValue()).isEqualTo("localhost:27017");
    assertThat(reply.getArray("hosts")).hasSize(1);
    assertThat(reply).doesNotContainKey("msg");
  }

  @Test
  void answersAsAStandaloneToTheOldName() {
    BsonDocument reply = hello(Topology.STANDALONE, "{isMaster: 1, helloOk: true}");
    assertThat(reply.getBoolean("ismaster").getValue()).isTrue();
    assertThat(reply.getBoolean("helloOk").getValue()).isTrue();
    assertThat(reply).doesNotContainKeys("msg", "setName", "compression");
  }

  @Test
  void choosesCompressorsInTheClientsOrder() {
    BsonDocument reply = hello(Topology.MONGOS, "{hello: 1, compression: ['zstd', 'x', 'snappy']}");
    assertThat(TestServer.json(new BsonDocument("c", reply.get("compression"))))
        .isEqualTo("{\"c\": [\"zstd\", \"snappy\"]}");
  }

  @Test
  void describesItself() {
    try (TestServer server = TestServer.hidden(folder)) {
      assertThat(server.ok("{buildInfo: 1}")).contains("\"version\": \"8.0.", "\"loquat\"");
      assertThat(server.ok("{connectionStatus: 1}")).contains("authenticatedUsers");
      assertThat(server.ok("{listCommands: 1}")).contains("\"find\"", "\"aggregate\"");
      assertThat(server.ok("{serverStatus: 1}"))
          .contains("\"opcounters\"", "\"loquat\"", "\"buildInfo\": {\"failed\": 0, \"total\": 1}");
      assertThat(server.ok("{hostInfo: 1}")).contains("numCores");
      assertThat(server.run("admin", "{getCmdLineOpts: 1}").getArray("argv")).hasSize(2);
      assertThat(TestServer.code(server.run("admin", "{getParameter: 1, nope: 1}"))).isEqualTo(72);
      assertThat(
              TestServer.json(
                  server.run("admin", "{getParameter: 1, featureCompatibilityVersion: 1}")))
          .contains("\"version\": \"8.0\"");
      assertThat(server.ok("{serverStatus: 1}")).contains("\"regular\": 0", "\"user\": 1");
      assertThat(server.ok("{listCommands: 1}")).contains("deprecatedApiVersions");
      assertThat(server.run("admin", "{getLog: 'startupWarnings'}")).containsKey("log");
    }
  }
}
