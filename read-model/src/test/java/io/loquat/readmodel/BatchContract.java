package io.loquat.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.loquat.readmodel.document.ExpectedVersion.DocumentDoesNotExist;
import io.loquat.readmodel.document.ExpectedVersion.DocumentExists;
import io.loquat.readmodel.document.ExpectedVersion.Exactly;
import io.loquat.readmodel.error.DocumentNotFoundException;
import io.loquat.readmodel.error.LoquatException;
import io.loquat.readmodel.error.VersionMismatchException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What batches do, and what is left when a part of one fails. */
public interface BatchContract extends StoreUnderTest {
  @Test
  default void putsAndGetsSeveralValues() {
    TableOptions table = TableOptions.table(newTable());
    store()
        .batchPut(List.of(put("b", 1), put("a", 2).metadata(new Document("p", 3L))), table)
        .orThrow();

    Map<String, Entry<Document>> found =
        store().batchGet(List.of("a", "none", "b", "a"), Document.class, table);
    assertThat(found).containsOnlyKeys("a", "b");
    assertThat(found.keySet()).containsExactly("a", "b");
    assertThat(found.get("a").value()).isEqualTo(new Document("x", 2));
    assertThat(found.get("a").metadata()).isEqualTo(new BsonDocument("p", new BsonInt64(3)));
    assertThat(found.get("b").version()).isEqualTo(1);
  }

  @Test
  default void saysOfEachPutWhetherItCreated() {
    TableOptions table = TableOptions.table(newTable());
    store().batchPut(List.of(put("b", 1)), table);
    BatchPutResult result =
        store().batchPut(List.of(put("a", 1), put("b", 2).expectedVersion(new Exactly(1))), table);

    assertThat(result.failed()).isEmpty();
    assertThat(result.put())
        .containsExactly(
            Map.entry("a", new PutResult(true, OptionalLong.of(1))),
            Map.entry("b", new PutResult(false, OptionalLong.empty())));
    assertThat(store().get("b", Document.class, table).orElseThrow().version()).isEqualTo(2);
  }

  @Test
  default void putsTheRestWhereOneVersionIsAnother() {
    TableOptions table = TableOptions.table(newTable());
    store().batchPut(List.of(put("a", 1), put("b", 1)), table).orThrow();
    BatchPutResult result =
        store()
            .batchPut(
                List.of(
                    put("a", 2).expectedVersion(new Exactly(9)),
                    put("b", 2).expectedVersion(new Exactly(1)),
                    put("c", 2).expectedVersion(new DocumentExists()),
                    put("d", 2)),
                table);

    assertThat(result.put()).containsOnlyKeys("b", "d");
    assertThat(result.failed()).containsOnlyKeys("a", "c");
    VersionMismatchException mismatch = (VersionMismatchException) result.failed().get("a");
    assertThat(mismatch.expectedVersion()).isEqualTo(new Exactly(9));
    assertThat(mismatch.actualVersion()).isEqualTo(1);
    assertThat(mismatch.documentId()).hasValue("a");
    assertThat(result.failed().get("c")).isInstanceOf(DocumentNotFoundException.class);
    assertThatExceptionOfType(LoquatException.class).isThrownBy(result::orThrow).isSameAs(mismatch);
    assertThat(store().batchGet(List.of("a", "b", "c", "d"), Document.class, table).values())
        .extracting(entry -> entry.value().getInteger("x"))
        .containsExactly(1, 2, 2);
  }

  @Test
  default void deletesSeveralValues() {
    TableOptions table = TableOptions.table(newTable());
    store().batchPut(List.of(put("a", 1), put("b", 1), put("c", 1)), table).orThrow();
    BatchDeleteResult result =
        store()
            .batchDelete(
                List.of(
                    Delete.of("a"),
                    Delete.of("b").expectedVersion(new Exactly(4)),
                    Delete.of("none"),
                    Delete.of("missing").expectedVersion(new DocumentExists()),
                    Delete.of("c").expectedVersion(new Exactly(1))),
                table);

    assertThat(result.deletedCount()).isEqualTo(2);
    assertThat(result.failed()).containsOnlyKeys("b", "missing");
    assertThat(((VersionMismatchException) result.failed().get("b")).actualVersion()).isEqualTo(1);
    assertThatExceptionOfType(VersionMismatchException.class).isThrownBy(result::orThrow);
    assertThat(store().listKeys("", 10, Optional.empty(), table).keys()).containsExactly("b");
  }

  @Test
  default void deletesInATableThatIsNotThere() {
    TableOptions table = TableOptions.table(newTable());

    assertThat(store().batchDelete(List.of(Delete.of("a")), table).deletedCount()).isZero();
    assertThat(store().batchGet(List.of("a"), Document.class, table)).isEmpty();
  }

  @Test
  default void doesNothingInAnEmptyBatch() {
    TableOptions table = TableOptions.table(newTable());

    assertThat(store().batchPut(List.of(), table).put()).isEmpty();
    assertThat(store().batchDelete(List.of(), table).deletedCount()).isZero();
    assertThat(store().batchGet(List.of(), Document.class, table)).isEmpty();
  }

  @Test
  default void refusesABatchThatNamesAKeyTwice() {
    TableOptions table = TableOptions.table(newTable());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> store().batchPut(List.of(put("a", 1), put("b", 1), put("a", 2)), table))
        .withMessageContaining("'a'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store().batchDelete(List.of(Delete.of("a"), Delete.of("a")), table));
    assertThat(store().batchGet(List.of("a", "b"), Document.class, table)).isEmpty();
  }

  @Test
  default void putsNothingOfABatchWithAWrongValue() {
    TableOptions table = TableOptions.table(newTable());

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                store().batchPut(List.of(put("a", 1), Put.of("b", new Document("$x", 1))), table));
    assertThat(store().batchGet(List.of("a", "b"), Document.class, table)).isEmpty();
  }

  @Test
  default void takesBatchesOfUpToTheBound() {
    TableOptions table = TableOptions.table(newTable());
    int bound = ReadModelStore.BATCH_KEYS_MAX;
    List<String> keys = IntStream.range(0, bound + 1).mapToObj("k%04d"::formatted).toList();
    List<Put> puts = keys.stream().map(key -> put(key, 1)).toList();
    List<Delete> deletes = keys.stream().map(Delete::of).toList();

    assertThatIllegalArgumentException().isThrownBy(() -> store().batchPut(puts, table));
    assertThatIllegalArgumentException().isThrownBy(() -> store().batchDelete(deletes, table));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store().batchGet(keys, Document.class, table));
    assertThat(store().batchPut(puts.subList(0, bound), table).put()).hasSize(bound);
    assertThat(store().batchGet(keys.subList(0, bound), Document.class, table)).hasSize(bound);
    assertThat(store().batchDelete(deletes.subList(0, bound), table).deletedCount())
        .isEqualTo(bound);
  }

  @Test
  default void putsABatchThatIsLargerThanOneMessage() {
    TableOptions table = TableOptions.table(newTable());
    String text = "x".repeat(7_000_000);
    List<Put> puts =
        IntStream.range(0, 3)
            .mapToObj(i -> Put.of("large" + i, new Document("text", text).append("i", i)))
            .toList();

    assertThat(store().batchPut(puts, table).put()).hasSize(3);
    assertThat(store().getAll("large", Document.class, table))
        .extracting(entry -> entry.value().getInteger("i"))
        .containsExactly(0, 1, 2);
    List<String> keys = puts.stream().map(Put::key).toList();
    assertThat(store().batchGet(keys, Document.class, table)).hasSize(3);
  }

  @Test
  default void reportsTheFirstFailureWhereSeveralExpectNothing() {
    TableOptions table = TableOptions.table(newTable());
    store().batchPut(List.of(put("a", 1), put("b", 1)), table).orThrow();
    BatchPutResult result =
        store()
            .batchPut(
                List.of(
                    put("b", 2).expectedVersion(new DocumentDoesNotExist()),
                    put("a", 2).expectedVersion(new DocumentDoesNotExist())),
                table);

    assertThat(result.failed().keySet()).containsExactly("b", "a");
  }

  private static Put put(String key, int x) {
    return Put.of(key, new Document("x", x));
  }
}
