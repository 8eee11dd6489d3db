package io.loquat.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.bson.BsonArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A sparse index of fields in arrays, forced by a hint: elements without the fields have no key.
 */
class SparseIndexTest {
  @TempDir Path folder;
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.hidden(folder);
    server.ok(
        "{insert: 'c', documents: [{_id: 1, a: ['', [], {b: 1}]}, {_id: 2, a: [{b: 1}, {c: 2}]},"
            + " {_id: 3}]}");
    server.ok("{createIndexes: 'c', indexes: [{key: {'a.b': 1}, name: 's', sparse: true}]}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private BsonArray found(String hint, String filter) {
    return server
        .run("{find: 'c', hint: " + hint + ", sort: {_id: 1}, filter: " + filter + "}")
        .getDocument("cursor")
        .getArray("firstBatch");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{a: {$elemMatch: {b: null}}}",
        "{a: {$elemMatch: {b: {$exists: false}}}}",
        "{a: {$elemMatch: {b: {$ne: 1}}}}",
        "{a: {$elemMatch: {b: {$in: [null, 7]}}}}",
        "{'a.b': null, a: {$exists: true}}"
      })
  void findsDocumentsByElementsThatHaveNoKey(String filter) {
    assertThat(found("'s'", filter)).isNotEmpty().isEqualTo(found("{$natural: 1}", filter));
  }
}
