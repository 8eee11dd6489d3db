package io.loquat.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code validate} counts of documents that are readable, but not as they should be. */
class ValidateTest {
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

  private void assertNonCompliant(int count, String warning) {
    BsonDocument reply = server.run("{validate: 'c', checkBSONConformance: true}");
    assertThat(reply.getInt32("nNonCompliantDocuments").getValue()).isEqualTo(count);
    assertThat(reply.getBoolean("valid").getValue()).isTrue();
    assertThat(reply.getArray("warnings"))
        .singleElement()
        .extracting(text -> ((BsonString) text).getValue())
        .asString()
        .contains(warning);
  }

  @Test
  void countsDocumentsThatTheValidatorDoesNotAccept() {
    server.ok("{insert: 'c', documents: [{_id: 1}, {_id: 2, n: 1}, {_id: 3, n: 'x'}]}");
    server.ok("{collMod: 'c', validator: {n: {$type: 'number'}}, validationAction: 'warn'}");
    assertNonCompliant(2, "not compliant with the collection's schema");

    server.ok("{collMod: 'c', validationLevel: 'off'}");
    BsonDocument off = server.run("{validate: 'c'}");
    assertThat(off.getInt32("nNonCompliantDocuments").getValue()).isZero();
  }

  @Test
  void countsDocumentsWithDeprecatedTypes() {
    server.ok("{insert: 'c', documents: [{_id: 1, a: [{b: {$symbol: 's'}}]}, {_id: 2, a: 1}]}");
    assertNonCompliant(1, "not conformant to BSON specifications");
    server.ok("{delete: 'c', deletes: [{q: {_id: 1}, limit: 1}]}");
    assertThat(server.run("{validate: 'c', full: true}").getArray("warnings")).isEmpty();
  }
}
