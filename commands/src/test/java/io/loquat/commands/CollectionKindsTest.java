package io.loquat.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options of {@code create} and {@code collMod} by kind, clustered collections, moves, sizes. */
class CollectionKindsTest {
  @TempDir Path folder;
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.hidden(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0       | {create: 'a', capped: true, size: 4096, max: 3}",
        "72      | {create: 'a', capped: true}",
        "2       | {create: 'a', capped: true, size: 0}",
        "2       | {create: 'a', capped: true, size: 5, max: 2147483648}",
        "0       | {create: 'a', timeseries: {timeField: 't'}}",
        "40414   | {create: 'a', timeseries: {}}",
        "40415   | {create: 'a', timeseries: {timeField: 't', x: 1}}",
        "72      | {create: 'a', timeseries: {timeField: 't', metaField: 't'}}",
        "72      | {create: 'a', timeseries: {timeField: 't.u'}}",
        "72      | {create: 'a', timeseries: {timeField: 't', bucketMaxSpanSeconds: 5}}",
        "2       | {create: 'a', timeseries: {timeField: 't', granularity: 'days'}}",
        "72      | {create: 'a', timeseries: {timeField: 't'}, validator: {x: 1}}",
        "72      | {create: 'a', expireAfterSeconds: 5}",
        "0       | {create: 'a', clusteredIndex: {key: {_id: 1}, unique: true}}",
        "5979700 | {create: 'a', clusteredIndex: {key: {_id: 1}, unique: false}}",
        "197     | {create: 'a', clusteredIndex: {key: {x: 1}, unique: true}}",
        "6049200 | {create: 'a', clusteredIndex: {key: {_id: 1}, unique: true}, size: 5}",
        "6026500 | {create: 'a', viewOn: 'b', clusteredIndex: {key: {_id: 1}, unique: true}}",
        "2       | {create: 'a', viewOn: ''}",
        "72      | {create: 'a', storageEngine: {other: {}}}",
        "2       | {create: 'a', storageEngine: {wiredTiger: {configString: 'x=1'}}}",
        "6346402 | {create: 'a', encryptedFields: {fields: []}}",
        "40414   | {create: 'a', changeStreamPreAndPostImages: {}}",
      })
  void checksWhatACollectionIsToBe(int code, String command) {
    BsonDocument reply = server.run(command);
    assertThat(TestServer.code(reply)).as(reply.toJson()).isEqualTo(code);
  }

  @Test
  void makesACollectionOnceWithTheSameOptions() {
    server.ok("{create: 'a', capped: true, size: 4096}");
    server.ok("{create: 'a', capped: true, size: 4096.0}");
    assertThat(server.code("{create: 'a'}")).isEqualTo(48);
    assertThat(server.code("{create: 'a', viewOn: 'b'}")).isEqualTo(48);
  }

  @Test
  void changesOptionsOfEveryKind() {
    server.ok("{create: 'capped', capped: true, size: 4096}");
    server.ok("{create: 'series', timeseries: {timeField: 't'}}");
    server.ok("{create: 'plain'}");
    server.ok("{collMod: 'capped', cappedSize: 8192, cappedMax: 7}");
    server.ok("{collMod: 'series', timeseries: {granularity: 'hours'}, expireAfterSeconds: 9}");
    server.ok("{collMod: 'series', expireAfterSeconds: 'off'}");
    assertThat(options("capped")).isEqualTo("{\"capped\": true, \"size\": 8192, \"max\": 7}");
    assertThat(options("series"))
        .isEqualTo(
            "{\"timeseries\": {\"timeField\": \"t\", \"granularity\": \"hours\","
                + " \"bucketMaxSpanSeconds\": 2592000}}");
    assertThat(server.code("{collMod: 'series', timeseries: {granularity: 'seconds'}}"))
        .isEqualTo(72);
    assertThat(server.code("{collMod: 'series', validator: {x: 1}}")).isEqualTo(72);
    assertThat(server.code("{collMod: 'plain', cappedSize: 5}")).isEqualTo(72);
    assertThat(server.code("{collMod: 'plain', viewOn: 'x'}")).isEqualTo(72);
    assertThat(server.code("{collMod: 'plain', dryRun: true}")).isEqualTo(72);
  }

  private String options(String collection) {
    BsonDocument reply = server.run("{listCollections: 1, filter: {name: '" + collection + "'}}");
    return reply
        .getDocument("cursor")
        .getArray("firstBatch")
        .getFirst()
        .asDocument()
        .getDocument("options")
        .toJson();
  }

  @Test
  void readsAClusteredCollectionInTheOrderOfIds() {
    server.ok("{create: 'c', clusteredIndex: {key: {_id: 1}, unique: true, name: 'mine'}}");
    server.ok("{insert: 'c', documents: [{_id: 3}, {_id: 1}, {_id: 2}]}");
    assertThat(server.batch("{find: 'c'}")).isEqualTo("[{\"_id\": 1}, {\"_id\": 2}, {\"_id\": 3}]");
    assertThat(server.batch("{find: 'c', sort: {$natural: -1}}"))
        .isEqualTo("[{\"_id\": 3}, {\"_id\": 2}, {\"_id\": 1}]");
    assertThat(server.batch("{listIndexes: 'c'}"))
        .isEqualTo(
            "[{\"v\": 2, \"key\": {\"_id\": 1}, \"name\": \"mine\", \"unique\": true,"
                + " \"clustered\": true}]");
    assertThat(server.code("{dropIndexes: 'c', index: 'mine'}")).isEqualTo(5979800);
    assertThat(server.code("{collMod: 'c', index: {name: 'mine', hidden: true}}"))
        .isEqualTo(6011800);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0       | c | {key: {_id: 1}, name: 'x', clustered: true, unique: true}",
        "6243700 | c | {key: {a: 1}, name: 'x', clustered: true, unique: true}",
        "6100906 | c | {key: {a: 1}, name: 'mine'}",
        "6100908 | c | {key: {_id: 1}, name: 'x', clustered: true, v: 1}",
        "6100909 | c | {key: {_id: 1}, name: 'x', clustered: true, unique: false}",
        "6243700 | d | {key: {a: 1}, name: 'x', clustered: true}",
        "6479600 | d | {key: {_id: 1}, name: 'x', clustered: true}",
        "6100900 | e | {key: {_id: 1}, name: 'x', clustered: true}"
      })
  void checksWhatIsSaidOfTheIndexOfAClusteredCollection(int code, String name, String index) {
    server.ok("{create: 'c', clusteredIndex: {key: {_id: 1}, unique: true, name: 'mine'}}");
    server.ok("{create: 'd'}");
    String command = "{createIndexes: '%s', indexes: [%s]}".formatted(name, index);
    if (code == 0) {
      server.ok(command);
    } else {
      assertThat(server.code(command)).isEqualTo(code);
    }
  }

  @Test
  void movesACollectionIntoAnotherDatabaseWithAllThatBelongsToIt() {
    server.ok("{create: 'c', validator: {n: {$gte: 0}}}");
    server.ok("{createIndexes: 'c', indexes: [{key: {n: 1}, name: 'n_1', unique: true}]}");
    server.ok("{insert: 'c', documents: [{_id: 1, n: 1}, {_id: 2, n: 2}, {_id: 3, n: 3}]}");
    server.ok("{update: 'c', updates: [{q: {_id: 1}, u: {$set: {n: 9}}}]}");
    server.ok("{delete: 'c', deletes: [{q: {_id: 2}, limit: 1, softDelete: true}]}");
    BsonDocument moved = server.run("admin", "{renameCollection: 'db.c', to: 'other.d'}");
    assertThat(TestServer.code(moved)).as(moved.toJson()).isZero();
    assertThat(server.batch("{listCollections: 1}")).isEqualTo("[]");
    BsonDocument found =
        server.run("other", "{find: 'd', filter: {_id: 1}, projection: {v: {$meta: 'version'}}}");
    assertThat(found.toJson()).contains("\"n\": 9", "\"v\": 2");
    BsonDocument all = server.run("other", "{find: 'd', filter: {$archived: 'include'}}");
    assertThat(all.getDocument("cursor").getArray("firstBatch")).hasSize(3);
    BsonDocument taken = server.run("other", "{insert: 'd', documents: [{_id: 7, n: 9}]}");
    assertThat(TestServer.code(taken)).isEqualTo(11000);
    BsonDocument invalid = server.run("other", "{insert: 'd', documents: [{_id: 8, n: -1}]}");
    assertThat(TestServer.code(invalid)).isEqualTo(121);
  }

  @Test
  void putsBackWhatCannotBeMoved() {
    server.ok("{insert: 'c', documents: [{_id: 1}]}");
    server.run("other", "{insert: 'd', documents: [{_id: 1}]}");
    String rename = "{renameCollection: 'db.c', to: 'other.d'%s}";
    BsonDocument refused = server.run("admin", rename.formatted(""));
    assertThat(TestServer.code(refused)).isEqualTo(48);
    assertThat(server.batch("{find: 'c'}")).isEqualTo("[{\"_id\": 1}]");
    BsonDocument moved = server.run("admin", rename.formatted(", dropTarget: true"));
    assertThat(TestServer.code(moved)).isZero();
  }

  @Test
  void saysHowLargeThingsAre() {
    server.ok("{insert: 'c', documents: [{_id: 1, x: 'aaaa'}, {_id: 2, x: 'aaaa'}]}");
    BsonDocument size = server.run("{dataSize: 'db.c', min: {_id: 2}, max: {_id: 9}}");
    assertThat(size.getInt64("size").getValue()).isEqualTo(26);
    assertThat(size.getInt64("numObjects").getValue()).isEqualTo(1);
    BsonDocument stats = server.run("{collStats: 'c'}");
    assertThat(stats.getInt32("size").getValue()).isEqualTo(52);
    assertThat(stats.getDocument("indexSizes").keySet()).containsExactly("_id_");
    assertThat(
            server.batch(
                "{aggregate: 'c', pipeline: [{$collStats: {count: {}}},"
                    + " {$project: {count: 1, ns: 1}}], cursor: {}}"))
        .contains("\"ns\": \"db.c\"", "\"count\": 2");
    assertThat(server.ok("{compact: 'c'}")).isEqualTo("{\"bytesFreed\": 0, \"ok\": 1.0}");
    assertThat(server.code("{compact: 'none'}")).isEqualTo(26);
  }

  @Test
  void givesFiguresOfWhateverThereIs() {
    assertThat(server.run("{collStats: 'none'}"))
        .containsKeys("indexDetails", "totalIndexSize")
        .doesNotContainKey("capped");
    server.ok("{create: 't', timeseries: {timeField: 't', metaField: 'm'}}");
    BsonDocument series = server.run("{collStats: 't'}");
    assertThat(series.getInt32("nindexes").getValue()).isEqualTo(1);
    assertThat(series.getDocument("indexSizes")).containsOnlyKeys("m_1_t_1");
    assertThat(server.run("{validate: 't'}")).containsKey("uuid");
    assertThat(
            server.batch(
                "{aggregate: 't', pipeline: [{$collStats: {latencyStats: {histograms: true}}},"
                    + " {$project: {a: '$latencyStats.reads.histogram'}}], cursor: {}}"))
        .isEqualTo("[{\"a\": []}]");
  }

  @Test
  void givesFreePagesBack() {
    String text = "x".repeat(200_000);
    for (int i = 0; i < 12; i++) {
      server.ok("{insert: 'big', documents: [{_id: %s, text: '%s'}]}".formatted(i, text));
    }
    server.ok("{create: 'small'}");
    server.ok("{drop: 'big'}");
    BsonDocument freed = server.run("{compact: 'small', freeSpaceTargetMB: 1}");
    assertThat(freed.getInt32("bytesFreed").getValue()).isGreaterThan(1 << 20);
  }

  @Test
  void findsWhatTheStableApiHasNot() {
    server.ok("{createIndexes: 'c', indexes: [{key: {n: 1}, name: 'n_1', sparse: true}]}");
    BsonDocument strict =
        server.run(
            "{validateDBMetadata: 1, db: 'db', apiParameters: {version: '1', strict: true}}");
    assertThat(strict.getArray("apiVersionErrors")).hasSize(1);
    BsonDocument loose =
        server.run("{validateDBMetadata: 1, db: 'db', apiParameters: {version: '1'}}");
    assertThat(loose.getArray("apiVersionErrors")).isEmpty();
  }
}
