package io.loquat.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.store.Store.Deadline;
import io.loquat.store.Store.PointRead;
import io.loquat.store.StoredDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents found at once by a unique index. */
class UniqueLookupTest {
  @TempDir private Path folder;
  private TestStore store;

  @BeforeEach
  void open() {
    store = TestStore.hidden(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void collection(String index, String... documents) {
    store.index(index);
    store.insert(documents);
    store.store().read(TestStore.DATABASE, Deadline.NEVER, _ -> true);
  }

  private Optional<PointRead> find(String field, BsonValue value) {
    return store.store().tryGet(TestStore.DATABASE, TestStore.COLLECTION, field, value);
  }

  private List<Integer> ids(String field, BsonValue value) {
    return find(field, value).orElseThrow().document().stream()
        .map(StoredDocument::document)
        .map(document -> document.getInt32("_id").getValue())
        .toList();
  }

  @Test
  void findsAValueWhateverItsNumberType() {
    collection(
        "{v: 2, key: {a: 1}, name: 'a_1', unique: true}", "{_id: 1, a: 5}", "{_id: 2, a: 'x'}");
    assertThat(ids("a", new BsonInt32(5))).containsExactly(1);
    assertThat(ids("a", new BsonInt64(5))).containsExactly(1);
    assertThat(ids("a", new BsonDouble(5))).containsExactly(1);
    assertThat(ids("a", new BsonString("x"))).containsExactly(2);
    assertThat(ids("a", new BsonInt32(6))).isEmpty();
  }

  @Test
  void findsAnElementOfAnArrayAndByADescendingKey() {
    collection(
        "{v: 2, key: {'a.b': -1}, name: 'down', unique: true}",
        "{_id: 1, a: {b: [5, 7]}}",
        "{_id: 2, a: [{b: 8}, {b: 9}]}");
    assertThat(ids("a.b", new BsonInt32(7))).containsExactly(1);
    assertThat(ids("a.b", new BsonInt32(9))).containsExactly(2);
  }

  @Test
  void leavesToQueriesWhatTheIndexCannotTell() {
    collection("{v: 2, key: {a: 1}, name: 'many'}", "{_id: 1, a: 5}");
    assertThat(find("a", new BsonInt32(5))).isEmpty();
    collection(
        "{v: 2, key: {b: 1}, name: 'some', unique: true, partialFilterExpression: {b: {$gt: 5}}}");
    assertThat(find("b", new BsonInt32(5))).isEmpty();
    collection("{v: 2, key: {c: 1, d: 1}, name: 'both', unique: true}");
    assertThat(find("c", new BsonInt32(5))).isEmpty();
    collection("{v: 2, key: {'e.0': 1}, name: 'first', unique: true}");
    assertThat(find("e.0", new BsonInt32(5))).isEmpty();
  }
}
