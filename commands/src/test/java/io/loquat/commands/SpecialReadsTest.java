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

/** Searches for what is near, and for text, through views and in time-series collections. */
class SpecialReadsTest {
  @TempDir Path folder;
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.hidden(folder);
    server.ok("{createIndexes: 'c', indexes: [{key: {g: '2dsphere'}, name: 'g'}]}");
    server.ok("{createIndexes: 'c', indexes: [{key: {t: 'text'}, name: 't'}]}");
    server.ok("{insert: 'c', documents: [{_id: 1, g: [9, 0], t: 'x'}, {_id: 2, g: [1, 0]}]}");
    server.ok("{create: 'all', viewOn: 'c', pipeline: []}");
    server.ok("{create: 'some', viewOn: 'c', pipeline: [{$match: {g: {$exists: true}}}]}");
    server.ok("{create: 's', timeseries: {timeField: 'w', metaField: 'm'}}");
    server.ok("{createIndexes: 's', indexes: [{key: {'m.g': '2dsphere'}, name: 'mg'}]}");
    server.ok("{createIndexes: 's', indexes: [{key: {g: '2dsphere'}, name: 'g'}]}");
    server.ok("{insert: 's', documents: [{_id: 1, w: {$date: 5}, m: {g: [9, 0]}, g: [9, 0]}]}");
    server.ok("{insert: 's', documents: [{_id: 2, w: {$date: 6}, m: {g: [1, 0]}, g: [1, 0]}]}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5626500 | {find: 'all', filter: {g: {$near: [0, 0]}}}",
        "5626500 | {find: 'some', filter: {g: {$nearSphere: [0, 0]}}}",
        "5626500 | {count: 'all', query: {g: {$near: [0, 0]}}}",
        "5626500 | {distinct: 'all', key: 'g', query: {g: {$near: [0, 0]}}}",
        "40603   | {aggregate: 'some', cursor: {}, pipeline: [{$geoNear: {near: [0, 0]}}]}",
        "17313   | {find: 'some', filter: {$text: {$search: 'x'}}}",
        "17313   | {aggregate: 'some', cursor: {}, pipeline: [{$match: {$text: {$search: 'x'}}}]}",
        "5626500 | {find: 's', filter: {g: {$near: [0, 0]}}}",
        "5626500 | {find: 's', filter: {'m.g': {$nearSphere: [0, 0]}}}",
        "17313   | {find: 's', filter: {$text: {$search: 'x'}}}",
        "17313   | {find: 's', filter: {$and: [{$text: {$search: 'x'}}]}}"
      })
  void refusesThemWhereOtherStagesComeFirst(int code, String command) {
    assertThat(server.code(command)).isEqualTo(code);
  }

  @Test
  void aViewWithoutStagesIsSearchedAsItsCollection() {
    assertThat(server.batch("{find: 'all', filter: {$text: {$search: 'x'}}, projection: {_id: 1}}"))
        .isEqualTo("[{\"_id\": 1}]");
    assertThat(ids("all", "near: [0, 0], spherical: true")).isEqualTo("[2, 1]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5892921 | near: [0, 0]",
        "1938439 | near: [0, 0], key: 'm.g', query: {a: 1}",
        "1938439 | near: [0, 0], key: 'g', query: {a: 1}",
        "5860206 | near: [0, 0], key: 'g'",
        "5860208 | near: [0, 0], key: 'g', distanceField: 'd', includeLocs: 'l'"
      })
  void geoNearOfMeasurementsMustSayWhatItMeans(int code, String options) {
    String command = "{aggregate: 's', cursor: {}, pipeline: [{$geoNear: {%s}}]}";
    assertThat(server.code(command.formatted(options))).isEqualTo(code);
  }

  @Test
  void geoNearFindsMeasurements() {
    String sphere = "near: {type: 'Point', coordinates: [0, 0]}, query: {}";
    assertThat(ids("s", sphere + ", key: 'm.g'")).isEqualTo("[2, 1]");
    assertThat(ids("s", sphere + ", key: 'g', distanceField: 'd'")).isEqualTo("[2, 1]");
  }

  @Test
  void geoNearNeedsNoIndexOnAFieldOfMeasurements() {
    server.ok("{create: 't', timeseries: {timeField: 't', metaField: 'm'}}");
    server.ok(
        "{insert: 't', documents: [{_id: 1, t: {$date: 1}, g: [5, 5]}, {_id: 2, t: {$date: 2}, g:"
            + " [1, 1]}, {_id: 3, t: {$date: 3}}, {_id: 4, t: {$date: 4}, g: [9, 9]}]}");
    String field = "key: 'g', distanceField: 'd'";
    assertThat(ids("t", "near: [0, 0], " + field)).isEqualTo("[2, 1, 4]");
    assertThat(ids("t", "near: [0, 0], minDistance: 2, maxDistance: 8, " + field)).isEqualTo("[1]");
    assertThat(ids("t", "near: {type: 'Point', coordinates: [9, 9]}, " + field))
        .isEqualTo("[4, 1, 2]");
    String meta = "{aggregate: 't', cursor: {}, pipeline: [{$geoNear: {near: [0, 0], key: 'm'}}]}";
    assertThat(server.code(meta)).isEqualTo(291);
  }

  private String ids(String collection, String options) {
    String command = "{aggregate: '%s', cursor: {}, pipeline: [{$geoNear: {%s}}]}";
    BsonDocument reply = server.run(command.formatted(collection, options));
    assertThat(reply).as(reply.toJson()).containsKey("cursor");
    return reply.getDocument("cursor").getArray("firstBatch").stream()
        .map(found -> found.asDocument().getInt32("_id").getValue())
        .toList()
        .toString();
  }
}
