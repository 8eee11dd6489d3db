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

/** Which commands see archived documents, and those that list, restore and purge them. */
class ArchivedTest {
  private static final int MISMATCH = 2_000_000_409;
  private static final String ALL =
      "[{\"_id\": 1, \"a\": 1}, {\"_id\": 2, \"a\": 2}, {\"_id\": 3, \"a\": 2}]";

  @TempDir Path folder;
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.hidden(folder);
    server.ok(
        "{insert: 'c', documents: [{_id: 1, a: 1}, {_id: 2, a: 2}, {_id: 3, a: 2}], metadata:"
            + " {cause: 'import'}}");
    server.ok("{delete: 'c', deletes: [{q: {a: 2, $softDelete: true}, limit: 0}]}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | {count: 'c'}",
        "1 | {count: 'c', query: {$archived: 'exclude'}}",
        "2 | {count: 'c', query: {$archived: 'only'}}",
        "3 | {count: 'c', query: {$archived: 'include'}}",
        "1 | {count: 'c', query: {_id: 2, $archived: 'include'}}",
        "0 | {count: 'c', query: {_id: 2}}",
        "1 | {count: 'c', query: {a: 2, $archived: 'only'}, skip: 1}",
        "2 | {update: 'c', updates: [{q: {$archived: 'only'}, u: {$inc: {a: 1}}, multi: true}]}",
        "3 | {update: 'c', updates: [{q: {$archived: 'include'}, u: {$inc: {a: 1}}, multi: true}]}",
        "1 | {update: 'c', updates: [{q: {_id: 2, $archived: 'include', $expectedVersion: 2}, u:"
            + " {a: 1}}]}",
        "1 | {update: 'c', updates: [{q: {$and: [{_id: 2}, {$archived: 'only'}, {$expectedVersion:"
            + " 2}]}, u: {a: 1}}]}",
        "2 | {count: 'c', query: {$and: [{a: 2}, {$archived: 'include'}]}}",
        "0 | {update: 'c', updates: [{q: {_id: 2}, u: {a: 1}}]}",
        "0 | {delete: 'c', deletes: [{q: {_id: 2}, limit: 1}]}",
        "1 | {delete: 'c', deletes: [{q: {_id: 2, $archived: 'only'}, limit: 1}]}",
      })
  void countsWhatAStatementSees(int n, String command) {
    assertThat(server.run(command).getNumber("n").intValue()).isEqualTo(n);
  }

  @Test
  void findsArchivedDocumentsOnlyWhereAsked() {
    String one = "[{\"_id\": 1, \"a\": 1}]";
    String archived = "[{\"_id\": 2, \"a\": 2}, {\"_id\": 3, \"a\": 2}]";
    assertThat(server.batch("{find: 'c'}")).isEqualTo(one);
    assertThat(server.batch("{find: 'c', filter: {_id: 2}}")).isEqualTo("[]");
    assertThat(server.batch("{find: 'c', filter: {_id: 2, $archived: 'only'}}"))
        .isEqualTo("[{\"_id\": 2, \"a\": 2}]");
    assertThat(server.batch("{find: 'c', filter: {$archived: 'only'}}")).isEqualTo(archived);
    assertThat(server.batch("{find: 'c', filter: {$archived: 'include'}}")).isEqualTo(ALL);
    assertThat(server.batch("{aggregate: 'c', pipeline: [{$sort: {_id: 1}}], cursor: {}}"))
        .isEqualTo(one);
    assertThat(
            server.batch("{aggregate: 'c', pipeline: [{$match: {$archived: 'only'}}], cursor: {}}"))
        .isEqualTo(archived);
    assertThat(
            server.batch(
                "{aggregate: 'c', pipeline: [{$match: {$archived: 'include', a: 2}}, {$count:"
                    + " 'n'}], cursor: {}}"))
        .isEqualTo("[{\"n\": 2}]");
    assertThat(server.ok("{distinct: 'c', key: 'a', query: {$archived: 'include'}}"))
        .contains("\"values\": [1, 2]");
    assertThat(server.ok("{distinct: 'c', key: 'a'}")).contains("\"values\": [1]");
  }

  @Test
  void changesArchivedDocumentsWhereAsked() {
    assertThat(
            server.ok(
                "{findAndModify: 'c', query: {_id: 2, $archived: 'only'}, update: {$set: {a: 9}},"
                    + " new: true}"))
        .contains("\"value\": {\"_id\": 2, \"a\": 9}");
    assertThat(server.batch("{find: 'c', filter: {a: 9}}")).isEqualTo("[]");
    assertThat(server.ok("{findAndModify: 'c', query: {_id: 3, $archived: 'only'}, remove: true}"))
        .contains("\"n\": 1");
    assertThat(server.ok("{count: 'c', query: {$archived: 'only'}}")).contains("\"n\": 1");
  }

  @Test
  void explainsWhatAStatementSees() {
    assertThat(
            server.ok(
                "{explain: {find: 'c', filter: {$archived: 'only'}}, verbosity:"
                    + " 'executionStats'}"))
        .contains("\"nReturned\": 2");
    assertThat(
            server.ok(
                "{explain: {update: 'c', updates: [{q: {$archived: 'include'}, u: {a: 1}, multi:"
                    + " false}]}, verbosity: 'executionStats'}"))
        .contains("\"nReturned\": 1");
    assertThat(
            server.ok("{explain: {purgeDocuments: 'c', filter: {}}, verbosity: 'executionStats'}"))
        .contains("\"nReturned\": 2");
    server.ok("{explain: {restoreDocuments: 'c', filter: {}}, verbosity: 'queryPlanner'}");
    server.ok("{explain: {listArchivedDocuments: 'c'}, verbosity: 'queryPlanner'}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "14    | {find: 'c', filter: {$archived: true}}",
        "14    | {find: 'c', filter: {$archived: null}}",
        "2     | {find: 'c', filter: {$archived: 'all'}}",
        "2     | {count: 'c', query: {$archived: ''}}",
        "2     | {find: 'c', filter: {$or: [{$archived: 'only'}]}}",
        "2     | {find: 'c', filter: {a: {$archived: 'only'}}}",
        "2     | {aggregate: 'c', pipeline: [{$sort: {a: 1}}, {$match: {$archived: 'only'}}],"
            + " cursor: {}}",
        "2     | {aggregate: 'c', pipeline: [{$match: {$expectedVersion: 1}}], cursor: {}}",
        "2     | {update: 'c', updates: [{q: {_id: 9, $archived: 'only'}, u: {a: 1}, upsert:"
            + " true}]}",
        "40414 | {restoreDocuments: 'c'}",
        "40414 | {purgeDocuments: 'c'}",
        "40414 | {purgeDocuments: 'c', filter: null}",
        "14    | {purgeDocuments: 'c', filter: 1}",
        "14    | {purgeDocuments: 'c', filter: {}, limit: 'x'}",
        "2     | {purgeDocuments: 'c', filter: {}, limit: 2}",
        "2     | {purgeDocuments: 'c', filter: {}, limit: 0.5}",
        "2     | {purgeDocuments: 'c', filter: {$archived: 'include'}}",
        "2     | {restoreDocuments: 'c', filter: {$archived: 'exclude'}}",
        "2     | {listArchivedDocuments: 'c', filter: {$archived: 'include'}}",
        "2     | {listArchivedDocuments: 'c', filter: {$expectedVersion: 1}}",
        "40415 | {restoreDocuments: 'c', filter: {}, metadata: {}}",
        "40415 | {listArchivedDocuments: 'c', tailable: true}",
        "2     | {restoreDocuments: 'c', filter: {}, writeConcern: {w: 2}}",
        "73    | {purgeDocuments: 1, filter: {}}",
      })
  void saysWhatIsWrong(int code, String command) {
    BsonDocument reply = server.run(command);
    assertThat(TestServer.code(reply)).as(reply.toJson()).isEqualTo(code);
    assertThat(server.batch("{find: 'c', filter: {$archived: 'include'}}")).isEqualTo(ALL);
  }

  @Test
  void listsArchivedDocumentsInBatches() {
    BsonDocument cursor =
        server
            .run(
                "{listArchivedDocuments: 'c', filter: {a: 2}, sort: {_id: -1}, projection: {a: 0},"
                    + " batchSize: 1}")
            .getDocument("cursor");
    assertThat(cursor.getArray("firstBatch")).containsExactly(BsonDocument.parse("{_id: 3}"));
    BsonDocument next =
        server
            .run(
                "{getMore: {$numberLong: '"
                    + cursor.getInt64("id").getValue()
                    + "'}, collection: 'c'}")
            .getDocument("cursor");
    assertThat(next.getArray("nextBatch")).containsExactly(BsonDocument.parse("{_id: 2}"));
    assertThat(server.batch("{listArchivedDocuments: 'none'}")).isEqualTo("[]");
    assertThat(server.batch("{listArchivedDocuments: 'c', filter: {$archived: 'only', _id: 2}}"))
        .isEqualTo("[{\"_id\": 2, \"a\": 2}]");
  }

  @Test
  void restoresDocumentsAtTheNextVersionWithTheirMetadata() {
    assertThat(server.ok("{restoreDocuments: 'c', filter: {}, limit: 1}"))
        .isEqualTo("{\"n\": 1, \"ok\": 1.0}");
    assertThat(
            server.batch(
                "{find: 'c', filter: {_id: 2}, projection: {v: {$meta: 'version'}, m: {$meta:"
                    + " 'metadata'}}}"))
        .isEqualTo("[{\"_id\": 2, \"a\": 2, \"v\": 3, \"m\": {\"cause\": \"import\"}}]");
    assertThat(server.ok("{restoreDocuments: 'c', filter: {}}")).contains("\"n\": 1");
    assertThat(server.ok("{restoreDocuments: 'c', filter: {}}")).contains("\"n\": 0");
    assertThat(server.batch("{find: 'c', sort: {_id: 1}}")).isEqualTo(ALL);
  }

  @Test
  void restoresAndPurgesOnlyTheExpectedVersion() {
    BsonDocument reply =
        server.run("{restoreDocuments: 'c', filter: {_id: 2}, limit: 1, expectedVersion: 7}");
    assertThat(TestServer.code(reply)).isEqualTo(MISMATCH);
    assertThat(TestServer.json(reply.getDocument("errInfo")))
        .isEqualTo("{\"expectedVersion\": 7, \"actualVersion\": 2, \"documentId\": 2}");
    assertThat(
            server.code("{purgeDocuments: 'c', filter: {_id: 2, $expectedVersion: 7}, limit: 1}"))
        .isEqualTo(MISMATCH);
    assertThat(server.code("{purgeDocuments: 'c', filter: {a: 2}, expectedVersion: 7}"))
        .isEqualTo(MISMATCH);
    assertThat(server.code("{purgeDocuments: 'none', filter: {}, limit: 1, expectedVersion: 7}"))
        .isEqualTo(MISMATCH);
    assertThat(server.ok("{purgeDocuments: 'none', filter: {}, expectedVersion: 7}"))
        .contains("\"n\": 0");
    server.ok("{restoreDocuments: 'c', filter: {_id: 2}, limit: 1, expectedVersion: 2}");
    server.ok("{purgeDocuments: 'c', filter: {_id: 3}, limit: 1, expectedVersion: 2}");
    assertThat(server.ok("{count: 'c', query: {$archived: 'include'}}")).contains("\"n\": 2");
  }

  @Test
  void purgesArchivedDocumentsAndNoOthers() {
    assertThat(server.ok("{purgeDocuments: 'c', filter: {_id: 1}}")).contains("\"n\": 0");
    assertThat(server.ok("{purgeDocuments: 'c', filter: {}}")).isEqualTo("{\"n\": 2, \"ok\": 1.0}");
    assertThat(server.batch("{find: 'c', filter: {$archived: 'include'}}"))
        .isEqualTo("[{\"_id\": 1, \"a\": 1}]");
    server.ok("{insert: 'c', documents: [{_id: 2}]}");
  }

  @Test
  void restoresOnceHoweverOftenItIsSent() {
    String command =
        "{restoreDocuments: 'c', filter: {}, limit: 1,"
            + " lsid: {id: {$uuid: '00000000-0000-0000-0000-000000000007'}},"
            + " txnNumber: {$numberLong: '1'}, writeConcern: {w: 'majority'}}";
    assertThat(server.ok(command)).isEqualTo(server.ok(command));
    assertThat(server.ok("{count: 'c'}")).contains("\"n\": 2");
  }

  @Test
  void showsTheArchivedFieldInTheVisibleProfile() {
    server.ok("{create: 'v', systemFields: 'visible'}");
    server.ok("{insert: 'v', documents: [{_id: 1}, {_id: 2}]}");
    server.ok("{delete: 'v', deletes: [{q: {_id: 1, $softDelete: true}, limit: 1}]}");
    assertThat(server.batch("{listArchivedDocuments: 'v', projection: {_archived: 1}}"))
        .isEqualTo("[{\"_id\": 1, \"_archived\": true}]");
    assertThat(
            server.batch(
                "{find: 'v', filter: {$archived: 'include', _archived: true},"
                    + " projection: {_version: 1}}"))
        .isEqualTo("[{\"_id\": 1, \"_version\": 2}]");
    assertThat(server.batch("{find: 'v', projection: {_archived: 1}}")).isEqualTo("[{\"_id\": 2}]");
  }
}
