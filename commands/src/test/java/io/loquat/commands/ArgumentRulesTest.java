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

/** Arguments are read by MongoDB's rules, with its codes and wording. */
class ArgumentRulesTest {
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
        "40415 | {find: 'c', foo: 1}",
        "14    | {find: 'c', filter: 5}",
        "14    | {find: 'c', limit: 'x'}",
        "2     | {find: 'c', limit: -1}",
        "2     | {find: 'c', skip: -1}",
        "0     | {find: 'c', hint: 'other'}",
        "73    | {find: ''}",
        "73    | {find: '$x'}",
        "73    | {find: 5}",
        "2     | {find: 'c', tailable: true, singleBatch: true}",
        "9     | {find: 'c', awaitData: true}",
        "51173 | {find: 'c', min: {_id: 1}}",
        "2     | {find: 'c', collation: {locale: 'xx'}}",
        "4890500 | {find: 'c', let: {x: '$a'}}",
        "9     | {find: 'c', let: {X: 1}}",
        "17276 | {find: 'c', let: {x: '$$y'}}",
        "0     | {find: 'c', collation: {locale: 'simple'}, hint: {_id: 1}, filter: {}}",
        "0     | {find: 'c', limit: null, sort: null, comment: [1], $readPreference: {mode:"
            + " 'primary'}}",
        "2     | {find: 'c', maxTimeMS: -1}",
        "9     | {find: 'c', maxTimeMS: 1.5}",
        "14    | {find: 'c', maxTimeMS: 'x'}",
        "322   | {find: 'c', apiVersion: '2'}",
        "4886600 | {find: 'c', apiStrict: true}",
        "323   | {buildInfo: 1, apiVersion: '1', apiStrict: true}",
        "0     | {find: 'c', apiVersion: '1', apiStrict: true}",
        "123   | {find: 'c', readConcern: {level: 'linearizable'}}",
        "2     | {find: 'c', readConcern: {level: 'x'}}",
        "0     | {find: 'c', readConcern: {level: 'majority'}}",
        "72    | {find: 'c', writeConcern: {w: 1}}",
        "9     | {drop: 'c', writeConcern: {w: -1}}",
        "2     | {drop: 'c', writeConcern: {w: 2}}",
        "14    | {drop: 'c', writeConcern: 'majority'}",
        "0     | {drop: 'c', writeConcern: {w: 'majority', j: true, wtimeout: 5}}",
        "263   | {find: 'c', lsid: {id: {$uuid: '00000000-0000-0000-0000-000000000001'}},"
            + " txnNumber: {$numberLong: '1'}, startTransaction: true, autocommit: false}",
        "72    | {insert: 'c', documents: [{}], txnNumber: {$numberLong: '1'}}",
        "16    | {insert: 'c', documents: []}",
        "40414 | {insert: 'c'}",
        "14    | {insert: 'c', documents: [1]}",
        "40415 | {update: 'c', updates: [{q: {}, u: {}, x: 1}]}",
        "9     | {aggregate: 'c', pipeline: []}",
        "14    | {aggregate: 'c', pipeline: 5, cursor: {}}",
        "73    | {aggregate: 1, pipeline: [], cursor: {}}",
        "2     | {find: 'c', filter: {$expectedVersion: 1}}",
        "0     | {find: 'c', filter: {$archived: 'only'}}",
        "115   | {commitTransaction: 1}",
        "59    | {atlasVersion: 1}",
        "13    | {listDatabases: 1}",
        "14    | {aggregate: 'c', pipeline: [], cursor: {}, allowDiskUse: null}",
        "323   | {aggregate: 'c', pipeline: [], explain: true, apiVersion: '1', apiStrict: true}",
        "2     | {count: 'c', hint: {$natural: 1, x: 1}}",
        "2     | {count: 'c', limit: null}",
        "40414 | {create: 'c', collation: {}}",
        "40414 | {create: 'c', encryptedFields: {}}",
        "14    | {create: 'c', idIndex: {key: null, name: '_id_'}}",
        "14    | {create: 'c', idIndex: {key: {_id: 1}, name: null}}",
        "2     | {create: 'c', idIndex: {key: {_id: 1}, name: '_id_', v: 2.5}}",
        "197   | {create: 'c', idIndex: {key: {_id: 1}, name: '_id_', sparse: true}}",
        "197   | {createIndexes: 'c', indexes: [{key: {_id: 1}, name: '_id_', unique: true}]}",
        "0     | {createIndexes: 'c', indexes: [{key: {_id: 1}, name: '_id_'}]}",
        "0     | {killSessions: [null], unknown: 1}",
        "14    | {killSessions: [1]}",
        "0     | {killAllSessions: [], unknown: 1}",
      })
  void answersWithMongoDbsCode(int code, String command) {
    BsonDocument reply = server.run(command);
    assertThat(TestServer.code(reply)).as(reply.toJson()).isEqualTo(code);
  }

  @Test
  void saysWhatIsWrongInMongoDbsWords() {
    assertThat(TestServer.json(server.run("{find: 'c', limit: 'x'}")))
        .isEqualTo(
            "{\"ok\": 0.0, \"errmsg\": \"BSON field 'find.limit' is the wrong type 'string',"
                + " expected types '[long, int, decimal, double]'\", \"code\": 14, \"codeName\":"
                + " \"TypeMismatch\"}");
    assertThat(server.errmsg("{find: 'c', foo: 1}"))
        .isEqualTo("BSON field 'find.foo' is an unknown field.");
    assertThat(server.errmsg("{find: 'c', limit: -1}"))
        .isEqualTo("BSON field 'limit' value must be >= 0, actual value '-1'");
    assertThat(server.errmsg("{nonsense: 1}")).isEqualTo("no such command: 'nonsense'");
  }

  @Test
  void refusesDatabaseNamesThatCannotBe() {
    assertThat(TestServer.code(server.run("a b", "{ping: 1}"))).isEqualTo(73);
    assertThat(TestServer.code(server.run("x".repeat(64), "{ping: 1}"))).isEqualTo(73);
  }

  @Test
  void refusesToRenameWhatHasNoValidName() {
    String tooLong = "db." + "x".repeat(253);
    assertThat(renamed("{renameCollection: 'db.c', to: '" + tooLong + "'}")).isEqualTo(20);
    assertThat(renamed("{renameCollection: '" + tooLong + "', to: 'db.c'}")).isEqualTo(20);
    assertThat(renamed("{renameCollection: 'db.c', to: 'db.d', dropTarget: null}")).isEqualTo(14);
  }

  private int renamed(String command) {
    return TestServer.code(server.run("admin", command));
  }

  @Test
  void doesNotExpandHugeDecimals() {
    assertThat(server.code("{find: 'c', limit: {$numberDecimal: '9E+6144'}}")).isZero();
    assertThat(server.code("{find: 'c', limit: {$numberDecimal: '-9E+6144'}}")).isEqualTo(2);
    assertThat(server.code("{find: 'c', limit: {$numberDecimal: 'NaN'}}")).isZero();
    assertThat(server.code("{find: 'c', maxTimeMS: {$numberDecimal: '1E+20'}}")).isEqualTo(9);
  }
}
