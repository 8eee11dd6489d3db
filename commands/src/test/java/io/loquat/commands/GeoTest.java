package io.loquat.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Geospatial indexes, and what only they can answer. */
class GeoTest {
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

  private void index(String key) {
    server.ok("{createIndexes: 'c', indexes: [{key: %s, name: 'g'}]}".formatted(key));
  }

  private void insertThree() {
    server.ok(
        "{insert: 'c', documents: [{_id: 1, g: [5, 5], n: 1}, {_id: 2, g: [0, 0], n: 2},"
            + " {_id: 3, g: [1, 1], n: 1}]}");
  }

  private int code(String command) {
    return server.run(command).getInt32("code").getValue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{key: {g: '2dsphere'}, name: 'i', '2dsphereIndexVersion': 4} | 67",
        "{key: {g: '2dsphere'}, name: 'i', '2dsphereIndexVersion': 0} | 67",
        "{key: {g: '2dsphere'}, name: 'i', coarsestIndexedLevel: -1} | 16747",
        "{key: {g: '2dsphere'}, name: 'i', finestIndexedLevel: 31} | 16748",
        "{key: {g: '2d'}, name: 'i', bits: 0} | 72",
        "{key: {g: '2d'}, name: 'i', bits: 33} | 72",
        "{key: {g: '2d'}, name: 'i', min: 5, max: 5} | 72",
        "{key: {a: 1, g: '2d'}, name: 'i'} | 16801",
        "{key: {g: '2d', h: '2d'}, name: 'i'} | 16800",
        "{key: {g: '2d', h: '2dsphere'}, name: 'i'} | 67"
      })
  void refusesIndexesThatCannotBe(String index, int code) {
    assertThat(code("{createIndexes: 'c', indexes: [%s]}".formatted(index))).isEqualTo(code);
  }

  @Test
  void listsAnIndexWithItsVersionAndItsBounds() {
    server.ok(
        "{createIndexes: 'c', indexes: [{key: {g: '2dsphere'}, name: 's'},"
            + " {key: {h: '2d'}, name: 'p', bits: 20, min: -100, max: 100}]}");

    assertThat(server.batch("{listIndexes: 'c'}"))
        .contains("\"2dsphereIndexVersion\": 3")
        .contains("\"bits\": 20, \"min\": -100.0, \"max\": 100.0");
  }

  @Test
  void refusesDocumentsThatAnIndexCannotPlace() {
    index("{g: '2dsphere'}");
    assertThat(server.run("{insert: 'c', documents: [{g: 'here'}]}").toJson()).contains("16755");
    server.ok("{insert: 'c', documents: [{_id: 1, g: [1, 2]}]}");
    assertThat(
            server
                .run("{update: 'c', updates: [{q: {_id: 1}, u: {$set: {g: [200, 2]}}}]}")
                .toJson())
        .contains("16755");
  }

  @Test
  void readsTheDistanceAndThePointOfWhatIsNear() {
    index("{g: '2d'}");
    insertThree();

    assertThat(
            server.batch(
                "{find: 'c', filter: {g: {$near: [0, 0]}}, limit: 2, projection: {g: 0, n: 0,"
                    + " d: {$meta: 'geoNearDistance'}, p: {$meta: 'geoNearPoint'}}}"))
        .isEqualTo(
            "[{\"_id\": 2, \"d\": 0.0, \"p\": [0, 0]},"
                + " {\"_id\": 3, \"d\": 1.4142135623730951, \"p\": [1, 1]}]");
  }

  @Test
  void countsChangesAndDeletesWhatIsNear() {
    index("{g: '2dsphere'}");
    insertThree();

    assertThat(server.ok("{count: 'c', query: {g: {$nearSphere: [0, 0], $maxDistance: 0.1}}}"))
        .contains("\"n\": 2");
    assertThat(server.ok("{distinct: 'c', key: 'n', query: {g: {$nearSphere: [0, 0]}}}"))
        .contains("[1, 2]");
    assertThat(
            server.ok(
                "{findAndModify: 'c', query: {g: {$nearSphere: [4, 4]}}, update: {$set: {m: 1}}}"))
        .contains("\"_id\": 1");
    server.ok("{delete: 'c', deletes: [{q: {g: {$nearSphere: [0, 0]}}, limit: 1}]}");
    assertThat(server.batch("{find: 'c', projection: {_id: 1}}"))
        .isEqualTo("[{\"_id\": 1}, {\"_id\": 3}]");
  }

  @Test
  void theStageWritesDistancesDown() {
    index("{g: '2d'}");
    insertThree();

    assertThat(
            server.batch(
                "{aggregate: 'c', cursor: {}, pipeline: [{$geoNear: {near: [0, 0], query: {n: 1},"
                    + " distanceField: 'a.d', distanceMultiplier: 2, includeLocs: 'a.p',"
                    + " maxDistance: {$add: [1, 9]}}}, {$project: {a: 1}}]}"))
        .isEqualTo(
            "[{\"_id\": 3, \"a\": {\"d\": 2.8284271247461903, \"p\": [1, 1]}},"
                + " {\"_id\": 1, \"a\": {\"d\": 14.142135623730951, \"p\": [5, 5]}}]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{$match: {}}, {$geoNear: {near: [0, 0]}}] | 40603",
        "[{$geoNear: 5}] | 10065",
        "[{$geoNear: {}}] | 5860400",
        "[{$geoNear: []}] | 5860400",
        "[{$geoNear: {limit: 1, start: 2}}] | 50858",
        "[{$geoNear: {num: 1, start: 2}}] | 50857",
        "[{$geoNear: {near: [0, 0], start: 2}}] | 50856",
        "[{$geoNear: {near: [0, 0], collation: {}}}] | 40227",
        "[{$geoNear: {near: 5}}] | 5860401",
        "[{$geoNear: {near: '$a'}}] | 5860402",
        "[{$geoNear: {near: [0, 0], distanceField: 5}}] | 16606",
        "[{$geoNear: {near: [0, 0], includeLocs: 5}}] | 16607",
        "[{$geoNear: {near: [0, 0], maxDistance: '$a'}}] | 7555702",
        "[{$geoNear: {near: [0, 0], minDistance: -1}}] | 2",
        "[{$geoNear: {near: [0, 0], key: ''}}] | 2",
        "[{$geoNear: {near: [0, 0], key: 'other'}}] | 291",
        "[{$geoNear: {near: [0, 0], nothing: 1}}] | 2",
        "[{$geoNear: {near: [0, 0], distanceMultiplier: -1}}] | 2",
        "[{$geoNear: {near: [0, 0], query: {g: {$near: [0, 0]}}}}] | 5626500",
        "[{$match: {g: {$near: [0, 0]}}}] | 5626500"
      })
  void refusesStagesThatCannotBe(String pipeline, int code) {
    index("{g: '2d'}");

    assertThat(code("{aggregate: 'c', cursor: {}, pipeline: %s}".formatted(pipeline)))
        .isEqualTo(code);
  }

  @Test
  void theStageNeedsOneIndexThatItCanMean() {
    assertThat(code("{aggregate: 'c', cursor: {}, pipeline: [{$geoNear: {near: [0, 0]}}]}"))
        .isEqualTo(26);
    server.ok("{create: 'c'}");
    assertThat(code("{aggregate: 'c', cursor: {}, pipeline: [{$geoNear: {near: [0, 0]}}]}"))
        .isEqualTo(27);
    server.ok(
        "{createIndexes: 'c', indexes: [{key: {g: '2dsphere'}, name: 'g'},"
            + " {key: {h: '2dsphere'}, name: 'h'}]}");
    assertThat(code("{aggregate: 'c', cursor: {}, pipeline: [{$geoNear: {near: [0, 0]}}]}"))
        .isEqualTo(27);
    server.ok(
        "{aggregate: 'c', cursor: {}, pipeline:"
            + " [{$geoNear: {near: [0, 0], spherical: true, key: 'h'}}]}");
  }
}
