package io.loquat.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Variables, hints, and what else a command may say beside its filter. */
class FindOptionsTest {
  @TempDir Path folder;
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.hidden(folder);
    server.ok("{insert: 'c', documents: [{_id: 1, x: 5}, {_id: 2, x: 7}]}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void knowsTheVariablesOfLetWhereverExpressionsStand() {
    String filter = "{$expr: {$eq: ['$x', '$$b']}}";
    String let = "let: {a: 4, b: {$add: ['$$a', 1]}}";
    String found = "[{\"_id\": 1, \"x\": 5}]";
    assertThat(server.batch("{find: 'c', filter: " + filter + ", " + let + "}")).isEqualTo(found);
    assertThat(
            server.batch(
                "{aggregate: 'c', pipeline: [{$match: " + filter + "}], cursor: {}, " + let + "}"))
        .isEqualTo(found);
    server.ok(
        "{update: 'c', updates: [{q: " + filter + ", u: [{$set: {y: '$$a'}}]}], " + let + "}");
    assertThat(server.ok("{findAndModify: 'c', query: " + filter + ", remove: true, " + let + "}"))
        .contains("\"y\": 4");
    server.ok(
        "{delete: 'c', deletes: [{q: {$expr: {$eq: ['$x', '$$n']}}, limit: 0}], let: {n: 7}}");
    assertThat(server.batch("{find: 'c'}")).isEqualTo("[]");
  }

  @Test
  void showsRecordIdsAndTheKeysOfTheIndex() {
    assertThat(server.batch("{find: 'c', filter: {_id: 2}, showRecordId: true}"))
        .isEqualTo("[{\"_id\": 2, \"x\": 7, \"$recordId\": 2}]");
    assertThat(server.batch("{find: 'c', returnKey: true}")).isEqualTo("[{}, {}]");
    assertThat(server.batch("{find: 'c', returnKey: true, hint: '_id_'}"))
        .isEqualTo("[{\"_id\": 1}, {\"_id\": 2}]");
  }

  @Test
  void refusesToHintAtAnIndexThatAnExistingCollectionLacks() {
    assertThat(server.code("{find: 'c', filter: {_id: 1}, hint: 'x_1'}")).isEqualTo(2);
    assertThat(server.code("{count: 'c', hint: {x: 1}}")).isEqualTo(2);
    assertThat(server.code("{update: 'c', updates: [{q: {}, u: {$set: {x: 1}}, hint: {x: 1}}]}"))
        .isEqualTo(2);
    assertThat(server.code("{delete: 'none', deletes: [{q: {}, limit: 0, hint: {x: 1}}]}"))
        .isZero();
    assertThat(server.code("{find: 'c', tailable: true}")).isEqualTo(2);
  }

  @Test
  void saysNothingOfErrorsToAClientThatDoesNotWantToKnow() {
    String insert = "{insert: 'c', documents: [{_id: 1}], writeConcern: {w: 0%s}}";
    assertThat(server.ok(insert.formatted(""))).isEqualTo("{\"n\": 0, \"ok\": 1.0}");
    assertThat(server.code(insert.formatted(", j: true"))).isEqualTo(11000);
  }

  @Test
  void doesNotRetryAWriteOfManyDocuments() {
    String session =
        ", lsid: {id: {$uuid: '00000000-0000-0000-0000-000000000007'}},"
            + " txnNumber: {$numberLong: '1'}}";
    assertThat(server.code("{delete: 'c', deletes: [{q: {}, limit: 0}]" + session)).isEqualTo(72);
  }

  @Test
  void refusesAHintAgainstASortInNaturalOrder() {
    String back = ", sort: {$natural: -1}";
    assertThat(server.code("{findAndModify: 'c', remove: true, hint: '_id_'" + back + "}"))
        .isEqualTo(2);
    assertThat(server.run("{find: 'c', hint: {_id: 1}" + back + "}").toJson())
        .contains("index hint not allowed with $natural sort order");
    assertThat(server.run("{find: 'c', hint: {$natural: 1}" + back + "}").toJson())
        .contains("$natural hint must be in the same direction as $natural sort order");
    assertThat(server.batch("{find: 'c', hint: {$natural: -1}, projection: {_id: 1}" + back + "}"))
        .isEqualTo("[{\"_id\": 2}, {\"_id\": 1}]");
  }
}
