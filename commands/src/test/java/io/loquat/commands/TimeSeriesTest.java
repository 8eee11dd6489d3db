package io.loquat.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Time-series collections: what they take, what they refuse, and what they show. */
class TimeSeriesTest {
  @TempDir Path folder;
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.hidden(folder);
    server.ok("{create: 's', timeseries: {timeField: 't', metaField: 'm'}}");
    server.ok(
        "{insert: 's', documents: [{_id: 1, t: {$date: '2026-01-01T00:00:00Z'}, m: {p: 'a'}, x: 1},"
            + " {_id: 2, t: {$date: '2026-01-01T00:00:01Z'}, m: {p: 'b'}, x: 2},"
            + " {_id: 3, t: {$date: '2026-01-01T00:00:02Z'}, m: {p: 'a'}, x: 3}]}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void givesItsMeasurementsAsTheyCame() {
    assertThat(
            server.batch("{find: 's', filter: {x: {$gt: 1}}, sort: {t: -1}, projection: {x: 1}}"))
        .isEqualTo("[{\"_id\": 3, \"x\": 3}, {\"_id\": 2, \"x\": 2}]");
    assertThat(server.ok("{count: 's', query: {'m.p': 'a'}}")).contains("\"n\": 2");
    assertThat(server.ok("{distinct: 's', key: 'm.p'}")).contains("[\"a\", \"b\"]");
    assertThat(
            server.batch(
                "{aggregate: 's', pipeline: [{$group: {_id: '$m.p', n: {$sum: '$x'}}}, {$sort:"
                    + " {_id: 1}}], cursor: {}}"))
        .isEqualTo("[{\"_id\": \"a\", \"n\": 4}, {\"_id\": \"b\", \"n\": 2}]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{x: 1}", "{t: 5}", "{t: null}", "{t: [{$date: 0}]}", "{m: {t: {$date: 0}}}"})
  void takesNoDocumentWithoutATime(String document) {
    assertThat(server.code("{insert: 's', documents: [" + document + "]}")).isEqualTo(2);
    assertThat(server.ok("{count: 's'}")).contains("\"n\": 3");
  }

  @Test
  void givesAMeasurementAnId() {
    server.ok("{insert: 's', documents: [{t: {$date: 0}, x: 9}]}");
    assertThat(server.ok("{count: 's', query: {_id: {$type: 'objectId'}}}")).contains("\"n\": 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{q: {}, u: {$set: {'m.p': 'c'}}}",
        "{q: {}, u: {$set: {'m.p': 'c'}}, multi: true, upsert: true}",
        "{q: {x: 1}, u: {$set: {'m.p': 'c'}}, multi: true}",
        "{q: {$or: [{'m.p': 'a'}, {t: {$gt: 0}}]}, u: {$set: {'m.p': 'c'}}, multi: true}",
        "{q: {$expr: {$eq: ['$x', 1]}}, u: {$set: {'m.p': 'c'}}, multi: true}",
        "{q: {}, u: {$set: {x: 5}}, multi: true}",
        "{q: {}, u: {$rename: {m: 'n'}}, multi: true}",
        "{q: {}, u: [{$set: {m: 1}}], multi: true}",
        "{q: {}, u: {m: 1}, multi: true}",
      })
  void refusesUpdatesOfMeasuredValues(String update) {
    assertThat(server.code("{update: 's', updates: [" + update + "]}")).isEqualTo(72);
  }

  @Test
  void updatesWhatWasMeasured() {
    assertThat(
            server.ok(
                "{update: 's', updates: [{q: {'m.p': 'a'}, u: {$set: {'m.p': 'c'}}, multi:"
                    + " true}]}"))
        .contains("\"nModified\": 2");
    assertThat(server.code("{findAndModify: 's', query: {}, update: {$set: {m: 1}}}"))
        .isEqualTo(72);
  }

  @Test
  void deletesMeasurements() {
    assertThat(server.ok("{delete: 's', deletes: [{q: {x: {$gt: 1}}, limit: 0}]}"))
        .contains("\"n\": 2");
    assertThat(server.ok("{count: 's'}")).contains("\"n\": 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tailable: true | 168
          filter: {'m.l': {$near: [0, 0]}} | 5626500
          projection: {x: {$elemMatch: {$gt: 1}}} | 168
          """)
  void isReadAsAnAggregation(String option, int code) {
    assertThat(server.code("{find: 's', " + option + "}")).isEqualTo(code);
  }

  @Test
  void hasNoBucketsThatCouldBeReadOrWritten() {
    assertThat(server.code("{insert: 'system.buckets.s', documents: [{t: {$date: 0}}]}"))
        .isEqualTo(73);
    assertThat(server.code("{find: 'system.buckets.s'}")).isEqualTo(115);
    assertThat(server.batch("{find: 'system.buckets.none'}")).isEqualTo("[]");
  }

  @Test
  void hasAnIndexOnWhatWasMeasuredAndWhen() {
    assertThat(server.batch("{listIndexes: 's'}"))
        .isEqualTo("[{\"v\": 2, \"key\": {\"m\": 1, \"t\": 1}, \"name\": \"m_1_t_1\"}]");
    server.ok("{create: 'plain', timeseries: {timeField: 't'}}");
    assertThat(server.batch("{listIndexes: 'plain'}")).isEqualTo("[]");
    assertThat(server.batch("{listIndexes: 'system.buckets.plain'}")).isEqualTo("[]");
    assertThat(server.code("{listIndexes: 'system.buckets.none'}")).isEqualTo(26);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {key: {x: 1}, name: 'i', unique: true} | 72
          {key: {x: 'text'}, name: 'i'} | 72
          {key: {x: 1}, name: 'i', sparse: true} | 72
          {key: {t: 'hashed'}, name: 'i'} | 67
          {key: {x: 'hashed'}, name: 'i'} | 67
          {key: {t: 1}, name: 'i', expireAfterSeconds: 5} | 72
          {key: {t: 1}, name: 'i', expireAfterSeconds: 5, partialFilterExpression: {x: 1}} | 72
          {key: {t: 1}, name: 'i', expireAfterSeconds: 5, partialFilterExpression: {m: 1}} | 0
          {key: {t: 1}, name: 'i', collation: {locale: 'en'}, partialFilterExpression: {m: 1}} | 85
          {key: {'m.p': 1, x: -1}, name: 'i'} | 0
          """)
  void takesTheIndexesThatBucketsCouldHave(String index, int code) {
    assertThat(server.code("{createIndexes: 's', indexes: [" + index + "]}")).isEqualTo(code);
  }

  @Test
  void isOneCollectionInTheCatalogAndOneOfBuckets() {
    assertThat(server.batch("{listCollections: 1, filter: {name: 's'}}"))
        .contains("\"type\": \"timeseries\"", "\"granularity\": \"seconds\"")
        .doesNotContain("uuid", "idIndex");
    assertThat(server.batch("{listCollections: 1, filter: {name: 'system.buckets.s'}}"))
        .contains("\"type\": \"collection\"", "validator", "\"clusteredIndex\": true", "uuid");
    server.ok("{drop: 's'}");
    assertThat(server.batch("{listCollections: 1, filter: {name: /buckets/}}")).isEqualTo("[]");
  }
}
