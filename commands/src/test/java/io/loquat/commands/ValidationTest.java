package io.loquat.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Collections with validators. */
class ValidationTest {
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

  private static final String REQUIRES_NAME = "{$jsonSchema: {required: ['name']}}";

  private void createWithName(String more) {
    server.ok("{create: 'c', validator: " + REQUIRES_NAME + more + "}");
  }

  @Test
  void refusesAnInvalidDocumentAndSaysWhy() {
    createWithName("");
    BsonDocument error =
        server
            .run("{insert: 'c', documents: [{_id: 1, name: 'x'}, {_id: 2}]}")
            .getArray("writeErrors")
            .get(0)
            .asDocument();
    assertThat(error)
        .isEqualTo(
            BsonDocument.parse(
                """
                {index: 1, code: 121, errmsg: 'Document failed validation', errInfo:
                  {failingDocumentId: 2, details: {operatorName: '$jsonSchema',
                    schemaRulesNotSatisfied: [{operatorName: 'required',
                      specifiedAs: {required: ['name']}, missingProperties: ['name']}]}}}
                """));
  }

  @Test
  void boundsWhatABatchSaysOfAllItsDocuments() {
    server.ok("{create: 'c', validator: {a: 0}}");
    String text = "x".repeat(100_000);
    String documents = ("{a: '" + text + "'},").repeat(60) + "{a: 1}";
    BsonArray errors =
        server
            .run("{insert: 'c', ordered: false, documents: [" + documents + "]}")
            .getArray("writeErrors");
    assertThat(errors).hasSize(61);
    assertThat(errors.getLast().asDocument().getDocument("errInfo").getDocument("details"))
        .containsOnlyKeys("reason");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{update: 'c', updates: [{q: {_id: 1}, u: {$unset: {name: 1}}}]}",
        "{update: 'c', updates: [{q: {_id: 1}, u: {a: 1}}]}",
        "{update: 'c', updates: [{q: {}, u: {$rename: {name: 'b'}}, multi: true}]}",
        "{update: 'c', updates: [{q: {_id: 9}, u: {$set: {a: 1}}, upsert: true}]}",
        "{findAndModify: 'c', query: {_id: 1}, update: {$unset: {name: 1}}}",
        "{findAndModify: 'c', query: {_id: 9}, update: {a: 1}, upsert: true}",
        "{insert: 'c', documents: [{a: 1}]}"
      })
  void looksAtEveryWayOfWriting(String command) {
    createWithName("");
    server.ok("{insert: 'c', documents: [{_id: 1, name: 'x'}]}");
    assertThat(server.code(command)).isEqualTo(121);
    String bypassing = command.substring(0, command.length() - 1);
    server.ok(bypassing + ", bypassDocumentValidation: true}");
  }

  @Test
  void findAndModifyCarriesTheDetails() {
    createWithName("");
    server.ok("{insert: 'c', documents: [{_id: 1, name: 'x'}]}");
    BsonDocument reply =
        server.run("{findAndModify: 'c', query: {_id: 1}, update: {$unset: {name: 1}}}");
    assertThat(reply.getDocument("errInfo").getInt32("failingDocumentId").getValue()).isEqualTo(1);
  }

  @Test
  void letsChangesOfDocumentsThatWereNotValidPassAtTheModerateLevel() {
    server.ok("{insert: 'c', documents: [{_id: 1}, {_id: 2, name: 'x'}]}");
    server.ok("{collMod: 'c', validator: " + REQUIRES_NAME + ", validationLevel: 'moderate'}");
    server.ok("{update: 'c', updates: [{q: {_id: 1}, u: {$set: {a: 1}}}]}");
    assertThat(server.code("{update: 'c', updates: [{q: {_id: 2}, u: {$unset: {name: 1}}}]}"))
        .isEqualTo(121);
    assertThat(server.code("{insert: 'c', documents: [{_id: 3}]}")).isEqualTo(121);
  }

  @Test
  void comparesByTheCollationOfTheCollection() {
    server.ok("{create: 'c', validator: {a: 'X'}, collation: {locale: 'en', strength: 2}}");
    server.ok("{insert: 'c', documents: [{a: 'x'}]}");
    assertThat(server.code("{insert: 'c', documents: [{a: 'y'}]}")).isEqualTo(121);
  }

  @Test
  void comparesWithTheTimeOfTheWrite() {
    server.ok("{create: 'c', validator: {$expr: {$lt: ['$d', '$$NOW']}}}");
    server.ok("{insert: 'c', documents: [{d: {$date: '2000-01-01T00:00:00Z'}}]}");
    assertThat(server.code("{insert: 'c', documents: [{d: {$date: '2999-01-01T00:00:00Z'}}]}"))
        .isEqualTo(121);
  }

  @Test
  void onlyWarnsIfThatIsWanted() {
    createWithName(", validationAction: 'warn'");
    server.ok("{insert: 'c', documents: [{_id: 1}]}");
    server.ok("{collMod: 'c', validationAction: 'errorAndLog'}");
    assertThat(server.code("{insert: 'c', documents: [{_id: 2}]}")).isEqualTo(121);
  }

  @Test
  void doesNotLookWhenSwitchedOff() {
    createWithName(", validationLevel: 'off'");
    server.ok("{insert: 'c', documents: [{_id: 1}]}");
    server.ok("{collMod: 'c', validationLevel: 'strict'}");
    assertThat(server.code("{insert: 'c', documents: [{_id: 2}]}")).isEqualTo(121);
    server.ok("{collMod: 'c', validator: {}}");
    server.ok("{insert: 'c', documents: [{_id: 2}]}");
  }

  @Test
  void leavesDeletesAndUnchangedDocumentsAlone() {
    server.ok("{insert: 'c', documents: [{_id: 1}]}");
    server.ok("{collMod: 'c', validator: " + REQUIRES_NAME + "}");
    server.ok("{update: 'c', updates: [{q: {_id: 1}, u: {$unset: {name: 1}}}]}");
    server.ok("{delete: 'c', deletes: [{q: {_id: 1, $softDelete: true}, limit: 1}]}");
    server.ok("{restoreDocuments: 'c', filter: {_id: 1}}");
  }

  @Test
  void doesNotCountTheFieldsThatLoquatAdds(@TempDir Path other) {
    try (TestServer visible = TestServer.visible(other)) {
      visible.ok("{create: 'c', validator: {$jsonSchema: {maxProperties: 2}}}");
      visible.ok("{insert: 'c', documents: [{_id: 1, a: 1, _version: 7}]}");
      visible.ok("{update: 'c', updates: [{q: {_id: 1}, u: {$set: {a: 2}}}]}");
      assertThat(visible.code("{update: 'c', updates: [{q: {_id: 1}, u: {$set: {b: 2}}}]}"))
          .isEqualTo(121);
    }
  }

  @Test
  void listsTheOptions() {
    createWithName(", validationLevel: 'moderate', validationAction: 'warn'");
    assertThat(TestServer.json(server.run("{listCollections: 1}")))
        .contains(
            "\"options\": {\"validator\": {\"$jsonSchema\": {\"required\": [\"name\"]}},"
                + " \"validationLevel\": \"moderate\", \"validationAction\": \"warn\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2  | {create: 'c', validator: {$where: 'true'}}
          2  | {create: 'c', validator: {a: {$near: [1, 2]}}}
          9  | {create: 'c', validator: {$jsonSchema: {unknown: 1}}}
          14 | {create: 'c', validator: 5}
          2  | {create: 'c', validationLevel: 'hard'}
          2  | {create: 'c', validationAction: 'shout'}
          14 | {create: 'c', validationLevel: 1}
          2  | {collMod: 'd', validationLevel: 'hard'}
          """)
  void refusesOptionsThatAreWrong(int code, String command) {
    server.ok("{create: 'd'}");
    assertThat(server.code(command)).isEqualTo(code);
  }

  @Test
  void refusesValidatorsInDatabasesOfItsOwn() {
    BsonDocument reply = server.run("admin", "{create: 'c', validator: {a: 1}}");
    assertThat(TestServer.code(reply)).isEqualTo(72);
  }
}
