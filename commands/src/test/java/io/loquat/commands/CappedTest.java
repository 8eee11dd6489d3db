package io.loquat.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that make capped collections, and what is refused in them. */
class CappedTest {
  @TempDir Path folder;
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.hidden(folder);
    server.ok("{insert: 'c', documents: [{_id: 1}, {_id: 2}, {_id: 3}]}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void convertsACollection() {
    server.ok("{convertToCapped: 'c', size: 1000}");
    assertThat(server.batch("{listCollections: 1}"))
        .contains("\"options\": {\"capped\": true, \"size\": 1000}");
    assertThat(server.batch("{find: 'c'}")).isEqualTo("[{\"_id\": 1}, {\"_id\": 2}, {\"_id\": 3}]");
    assertThat(server.batch("{find: 'c', sort: {$natural: -1}, limit: 1}"))
        .isEqualTo("[{\"_id\": 3}]");
  }

  @Test
  void clonesACollection() {
    server.ok("{cloneCollectionAsCapped: 'c', toCollection: 'd', size: 1000}");
    assertThat(server.batch("{find: 'd'}")).isEqualTo("[{\"_id\": 1}, {\"_id\": 2}, {\"_id\": 3}]");
    assertThat(server.code("{cloneCollectionAsCapped: 'c', toCollection: 'd', size: 1000}"))
        .isEqualTo(48);
  }

  @Test
  void clonesAClusteredCollectionAsOneThatIsNot() {
    server.ok("{create: 'k', clusteredIndex: {key: {_id: 1}, unique: true}}");
    server.ok("{insert: 'k', documents: [{_id: 5}]}");
    server.ok("{cloneCollectionAsCapped: 'k', toCollection: 'd', size: 1000}");
    server.ok("{insert: 'd', documents: [{_id: 4}]}");
    assertThat(server.batch("{find: 'd'}")).isEqualTo("[{\"_id\": 5}, {\"_id\": 4}]");
  }

  @Test
  void refusesViewsAndTimeSeries() {
    server.ok("{create: 'v', viewOn: 'c', pipeline: []}");
    assertThat(server.code("{convertToCapped: 'v', size: 1000}")).isEqualTo(166);
    assertThat(server.code("{cloneCollectionAsCapped: 'v', toCollection: 'd', size: 1}"))
        .isEqualTo(166);
    assertThat(server.code("{cloneCollectionAsCapped: 'c', toCollection: 'v', size: 1}"))
        .isEqualTo(166);
    assertThat(server.code("{cloneCollectionAsCapped: 'c', toCollection: 'system.x', size: 1}"))
        .isEqualTo(73);
  }

  @Test
  void checksTheArguments() {
    assertThat(server.code("{convertToCapped: 'no', size: 1000}")).isEqualTo(26);
    assertThat(server.code("{convertToCapped: 'a$b', size: 1000}")).isEqualTo(26);
    assertThat(server.code("{convertToCapped: 'c'}")).isEqualTo(72);
    assertThat(server.code("{convertToCapped: 'c', size: '5'}")).isEqualTo(72);
    assertThat(server.code("{convertToCapped: 'c', size: -5}")).isEqualTo(72);
    assertThat(server.code("{convertToCapped: 'c', size: Infinity}")).isEqualTo(2);
    assertThat(server.code("{cloneCollectionAsCapped: 'c', size: 1000}")).isEqualTo(14);
    assertThat(server.code("{cloneCollectionAsCapped: 'c', toCollection: 'a$b', size: 1}"))
        .isEqualTo(73);
    assertThat(server.code("{cloneCollectionAsCapped: 'no', toCollection: 'd', size: 1}"))
        .isEqualTo(26);
  }

  @Test
  void refusesSoftDeletes() {
    server.ok("{convertToCapped: 'c', size: 1000}");
    assertThat(server.code("{delete: 'c', deletes: [{q: {_id: 1}, limit: 1, softDelete: true}]}"))
        .isEqualTo(2);
    server.ok("{delete: 'c', deletes: [{q: {_id: 1}, limit: 1}]}");
    assertThat(server.batch("{find: 'c'}")).isEqualTo("[{\"_id\": 2}, {\"_id\": 3}]");
  }

  @Test
  void refusesOptionsAboutArchivedDocuments() {
    assertThat(server.code("{create: 'd', capped: true, size: 1000, softDelete: true}"))
        .isEqualTo(2);
    assertThat(
            server.code("{create: 'd', capped: true, size: 1000, expireArchivedAfterSeconds: 1}"))
        .isEqualTo(2);
    server.ok("{create: 'd', capped: true, size: 1000, softDelete: false}");
    assertThat(server.code("{collMod: 'd', softDelete: true}")).isEqualTo(2);
    assertThat(server.code("{collMod: 'd', expireArchivedAfterSeconds: 5}")).isEqualTo(2);
    server.ok("{collMod: 'c', expireArchivedAfterSeconds: 5}");
    server.ok("{convertToCapped: 'c', size: 1000}");
    assertThat(server.batch("{listCollections: 1, filter: {name: 'c'}}"))
        .doesNotContain("expireArchivedAfterSeconds");
  }

  @Test
  void doesNotLoseArchivedDocumentsInAConversion() {
    server.ok("{delete: 'c', deletes: [{q: {_id: 1}, limit: 1, softDelete: true}]}");
    assertThat(server.code("{convertToCapped: 'c', size: 1000}")).isEqualTo(2);
    server.ok("{purgeDocuments: 'c', filter: {}}");
    server.ok("{convertToCapped: 'c', size: 1000}");
  }
}
