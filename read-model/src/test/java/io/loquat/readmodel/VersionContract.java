package io.loquat.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loquat.readmodel.document.ExpectedVersion;
import io.loquat.readmodel.document.ExpectedVersion.DocumentDoesNotExist;
import io.loquat.readmodel.document.ExpectedVersion.DocumentExists;
import io.loquat.readmodel.document.ExpectedVersion.Exactly;
import io.loquat.readmodel.document.ExpectedVersion.NoConcurrencyCheck;
import io.loquat.readmodel.error.DocumentNotFoundException;
import io.loquat.readmodel.error.VersionMismatchException;
import java.util.OptionalLong;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** How versions, times and metadata move, and what a write may expect. */
public interface VersionContract extends StoreUnderTest {
  @Test
  default void startsAtOneAndAddsOneForEachChange() {
    String table = newTable();
    PutResult first = put(table, 1, new NoConcurrencyCheck());
    PutResult second = put(table, 2, new NoConcurrencyCheck());

    assertThat(first).isEqualTo(new PutResult(true, OptionalLong.of(1)));
    assertThat(second).isEqualTo(new PutResult(false, OptionalLong.empty()));
    assertThat(get(table).version()).isEqualTo(2);
  }

  @Test
  default void tellsTheVersionAfterAPutThatExpectedOne() {
    String table = newTable();
    put(table, 1, new DocumentDoesNotExist());

    assertThat(put(table, 2, new Exactly(1)).version()).hasValue(2);
    assertThat(put(table, 2, new Exactly(2)).version()).hasValue(2);
  }

  @Test
  default void keepsVersionAndTimeIfNothingChanges() {
    String table = newTable();
    store().put("k", value(1), PutOptions.table(table).metadata(new Document("p", 1L)));
    Entry<Document> before = get(table);
    store().put("k", value(1), PutOptions.table(table).metadata(new Document("p", 1L)));
    store().put("k", value(1), PutOptions.table(table));

    assertThat(get(table)).isEqualTo(before);
  }

  @Test
  default void takesAnotherOrderOfFieldsForAChange() {
    String table = newTable();
    store().put("k", new Document("a", 1).append("b", 2), PutOptions.table(table));
    store().put("k", new Document("b", 2).append("a", 1), PutOptions.table(table));

    assertThat(get(table).version()).isEqualTo(2);
  }

  @Test
  default void takesOtherMetadataForAChange() {
    String table = newTable();
    store().put("k", value(1), PutOptions.table(table).metadata(new Document("p", 1L)));
    store().put("k", value(1), PutOptions.table(table).metadata(new Document("p", 2L)));

    assertThat(get(table).version()).isEqualTo(2);
    assertThat(get(table).metadata()).isEqualTo(new BsonDocument("p", new BsonInt64(2)));
  }

  @Test
  default void keepsMetadataThatAPutDoesNotGive() {
    String table = newTable();
    store().put("k", value(1), PutOptions.table(table).metadata(new Document("p", 1L)));
    store().put("k", value(2), PutOptions.table(table));

    assertThat(get(table).metadata()).isEqualTo(new BsonDocument("p", new BsonInt64(1)));
  }

  @Test
  default void hasEmptyMetadataAtFirst() {
    String table = newTable();
    put(table, 1, new NoConcurrencyCheck());

    assertThat(get(table).metadata()).isEmpty();
  }

  @Test
  default void startsAgainAfterADeletion() {
    String table = newTable();
    store().put("k", value(1), PutOptions.table(table).metadata(new Document("p", 1L)));
    put(table, 2, new NoConcurrencyCheck());

    assertThat(store().delete("k", DeleteKeyOptions.table(table))).isTrue();
    assertThat(store().delete("k", DeleteKeyOptions.table(table))).isFalse();
    assertThat(put(table, 3, new DocumentDoesNotExist()).created()).isTrue();
    assertThat(get(table).version()).isEqualTo(1);
    assertThat(get(table).metadata()).isEmpty();
  }

  @Test
  default void tellsWhenAValueCameToBeAndWhenItChanged() {
    String table = newTable();
    put(table, 1, new NoConcurrencyCheck());
    Entry<Document> first = get(table);
    put(table, 2, new NoConcurrencyCheck());
    Entry<Document> second = get(table);

    assertThat(first.updated()).isEqualTo(first.created());
    assertThat(second.created()).isEqualTo(first.created());
    assertThat(second.updated()).isAfterOrEqualTo(first.updated());
    assertThat(first.created().getNano() % 1_000_000).isZero();
  }

  @Test
  default void refusesAPutAtAnotherVersion() {
    String table = newTable();
    put(table, 1, new NoConcurrencyCheck());

    VersionMismatchException mismatch = mismatch(() -> put(table, 2, new Exactly(7)));
    assertThat(mismatch.expectedVersion()).isEqualTo(new Exactly(7));
    assertThat(mismatch.actualVersion()).isEqualTo(1);
    assertThat(mismatch.documentId()).hasValue("k");
    assertThat(get(table).value()).isEqualTo(value(1));
  }

  @Test
  default void refusesAPutThatExpectsWhatIsNotThere() {
    String table = newTable();
    put(table, "another", new NoConcurrencyCheck());

    assertThat(mismatch(() -> put(table, 1, new Exactly(1))).actualVersion()).isZero();
    assertThat(notFound(() -> put(table, 1, new DocumentExists())).documentId()).hasValue("k");
    assertThat(store().get("k", Document.class, TableOptions.table(table))).isEmpty();
  }

  @Test
  default void refusesAPutIntoATableThatIsNotThere() {
    VersionMismatchException mismatch = mismatch(() -> put(newTable(), 1, new Exactly(1)));

    assertThat(mismatch.actualVersion()).isZero();
    assertThat(mismatch.documentId()).hasValue("k");
  }

  @Test
  default void refusesAPutThatExpectsNothingWhereThereIsAValue() {
    String table = newTable();
    put(table, 1, new NoConcurrencyCheck());

    VersionMismatchException mismatch = mismatch(() -> put(table, 2, new DocumentDoesNotExist()));
    assertThat(mismatch.actualVersion()).isEqualTo(1);
    assertThat(mismatch.expectedVersion()).isEqualTo(new DocumentDoesNotExist());
  }

  @Test
  default void checksTheVersionOfAPutThatChangesNothing() {
    String table = newTable();
    put(table, 1, new NoConcurrencyCheck());

    assertThat(mismatch(() -> put(table, 1, new Exactly(2))).actualVersion()).isEqualTo(1);
  }

  @Test
  default void putsWhereAValueIsExpectedAndThere() {
    String table = newTable();
    put(table, 1, new NoConcurrencyCheck());
    put(table, 2, new DocumentExists());

    assertThat(get(table).value()).isEqualTo(value(2));
  }

  @Test
  default void checksTheVersionOfADeletion() {
    String table = newTable();
    assertThat(mismatch(() -> delete(table, new Exactly(1))).actualVersion()).isZero();
    assertThat(notFound(() -> delete(table, new DocumentExists())).documentId()).hasValue("k");
    assertThat(delete(table, new DocumentDoesNotExist())).isFalse();

    put(table, 1, new NoConcurrencyCheck());
    assertThat(mismatch(() -> delete(table, new Exactly(2))).actualVersion()).isEqualTo(1);
    assertThat(mismatch(() -> delete(table, new DocumentDoesNotExist())).documentId())
        .hasValue("k");
    assertThat(delete(table, new Exactly(1))).isTrue();
  }

  private PutResult put(String table, Object x, ExpectedVersion expected) {
    String key = x instanceof String ? "another" : "k";
    return store().put(key, value(x), PutOptions.table(table).expectedVersion(expected));
  }

  private boolean delete(String table, ExpectedVersion expected) {
    return store().delete("k", DeleteKeyOptions.table(table).expectedVersion(expected));
  }

  private Entry<Document> get(String table) {
    return store().get("k", Document.class, TableOptions.table(table)).orElseThrow();
  }

  private static Document value(Object x) {
    return new Document("x", x);
  }

  private static DocumentNotFoundException notFound(Runnable write) {
    return catchThrowableOfType(DocumentNotFoundException.class, write::run);
  }

  private static VersionMismatchException mismatch(Runnable write) {
    return catchThrowableOfType(VersionMismatchException.class, write::run);
  }
}
