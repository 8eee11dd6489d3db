package io.loquat.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Collations of commands, and the default ones of collections. */
class CollationTest {
  private static final String NO_CASE = "collation: {locale: 'en', strength: 2}";

  @TempDir Path folder;
  private TestServer server;

  @BeforeEach
  void start() {
    server = TestServer.hidden(folder);
    server.ok("{create: 'c', " + NO_CASE + "}");
    for (String collection : new String[] {"c", "plain"}) {
      server.ok(
          "{insert: '"
              + collection
              + "', documents: [{_id: 'b', x: 'Pear'}, {_id: 'A', x: 'pear'}, {_id: 3, x:"
              + " 'fig'}]}");
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private int count(String collection, String rest) {
    return server
        .run("{count: '" + collection + "', query: {x: 'PEAR'}" + rest + "}")
        .getInt32("n")
        .getValue();
  }

  @Test
  void comparesAsTheCommandSaysAndElseAsTheCollectionDoes() {
    assertThat(count("c", "")).isEqualTo(2);
    assertThat(count("c", ", collation: {locale: 'simple'}")).isZero();
    assertThat(count("plain", "")).isZero();
    assertThat(count("plain", ", " + NO_CASE)).isEqualTo(2);
  }

  @Test
  void findsIdsThatAreEqualOnlyUnderTheCollation() {
    String found = "[{\"_id\": \"A\", \"x\": \"pear\"}]";
    assertThat(server.batch("{find: 'c', filter: {_id: 'a'}}")).isEqualTo(found);
    assertThat(server.batch("{find: 'c', filter: {_id: 'a'}, collation: {locale: 'simple'}}"))
        .isEqualTo("[]");
    assertThat(server.batch("{find: 'plain', filter: {_id: 'a'}}")).isEqualTo("[]");
    assertThat(server.batch("{find: 'plain', filter: {_id: 'a'}, " + NO_CASE + "}"))
        .isEqualTo(found);
    assertThat(server.batch("{find: 'c', filter: {_id: 3}}")).contains("fig");
  }

  @Test
  void sortsAndGathersValuesByTheCollation() {
    assertThat(server.batch("{find: 'c', sort: {_id: 1}, projection: {x: 0}}"))
        .isEqualTo("[{\"_id\": 3}, {\"_id\": \"A\"}, {\"_id\": \"b\"}]");
    assertThat(server.run("{distinct: 'c', key: 'x'}").getArray("values")).hasSize(2);
    assertThat(server.run("{distinct: 'plain', key: 'x'}").getArray("values")).hasSize(3);
    assertThat(
            server.batch(
                "{aggregate: 'c', pipeline: [{$group: {_id: '$x'}}, {$count: 'n'}], cursor: {}}"))
        .isEqualTo("[{\"n\": 2}]");
  }

  @Test
  void writesWhatItsCollationMatches() {
    assertThat(server.ok("{update: 'c', updates: [{q: {x: 'PEAR'}, u: {$set: {y: 1}}}]}"))
        .contains("\"nModified\": 1");
    assertThat(
            server.ok(
                "{update: 'plain', updates: [{q: {x: 'PEAR'}, u: {$set: {y: 1}}, multi: true, "
                    + NO_CASE
                    + "}, {q: {x: 'PEAR'}, u: {$set: {y: 2}}}]}"))
        .contains("\"nModified\": 2");
    assertThat(server.ok("{findAndModify: 'c', query: {_id: 'a'}, remove: true}"))
        .contains("\"_id\": \"A\"");
    assertThat(server.ok("{delete: 'c', deletes: [{q: {_id: 'B'}, limit: 1}]}"))
        .contains("\"n\": 1");
    assertThat(server.ok("{delete: 'plain', deletes: [{q: {_id: 'B'}, limit: 1}]}"))
        .contains("\"n\": 0");
  }

  @Test
  void listsAllFieldsOfTheDefaultCollation() {
    assertThat(server.batch("{listCollections: 1, filter: {name: 'c'}}"))
        .contains("\"strength\": 2", "\"caseFirst\": \"off\"", "\"version\": \"57.1\"");
    assertThat(server.batch("{listIndexes: 'c'}")).contains("\"strength\": 2");
    assertThat(server.batch("{listIndexes: 'plain'}")).doesNotContain("collation");
    server.ok("{create: 'c', " + NO_CASE + "}");
    assertThat(server.code("{create: 'c', collation: {locale: 'de'}}")).isEqualTo(48);
    assertThat(server.code("{create: 'd', collation: {locale: 'simple'}}")).isZero();
    assertThat(server.batch("{listCollections: 1, filter: {name: 'd'}}"))
        .doesNotContain("collation");
  }
}
