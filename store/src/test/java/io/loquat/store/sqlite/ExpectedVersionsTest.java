package io.loquat.store.sqlite;

import static io.loquat.store.sqlite.TestStore.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.concurrency.ExpectedVersion;
import io.loquat.store.StoreException.VersionMismatch;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Expected versions on writes. */
@ExtendWith(FilesAreSound.class)
final class ExpectedVersionsTest {
  private static final String SET = "{$set: {a: 100}}";

  private static final ExpectedVersion NO_CHECK = ExpectedVersion.NO_CHECK;

  @TempDir Path folder;

  private TestStore store;

  @BeforeEach
  void open() {
    store = TestStore.hidden(folder);
    store.insert("{_id: 1, a: 1}", "{_id: 2, a: 1}", "{_id: 3, a: 1}");
    store.updateOne("{_id: 2}", "{$set: {b: 1}}");
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static ExpectedVersion version(long version) {
    return new ExpectedVersion.Exactly(version);
  }

  private void mismatch(
      String filter, boolean multi, ExpectedVersion expected, long actual, BsonValue id) {
    assertThatThrownBy(() -> store.update(filter, SET, multi, expected))
        .isInstanceOfSatisfying(
            VersionMismatch.class,
            e -> {
              assertThat(e.actual()).isEqualTo(actual);
              assertThat(e.expected()).isEqualTo(expected);
              assertThat(e.id()).isEqualTo(id);
            });
    assertThatThrownBy(() -> store.delete(filter, multi, expected))
        .isInstanceOf(VersionMismatch.class);
  }

  @Test
  void changesADocumentAtTheExpectedVersion() {
    assertThat(store.update("{_id: 2}", SET, false, version(2)).modified()).isEqualTo(1);
    assertThat(store.update("{_id: 1}", SET, false, ExpectedVersion.EXISTS).modified())
        .isEqualTo(1);
    assertThat(store.delete("{_id: 2}", false, version(3)).deleted()).isEqualTo(1);
  }

  @Test
  void refusesAnotherVersionOfOneDocument() {
    mismatch("{_id: 2}", false, version(1), 2, new BsonInt32(2));
    mismatch("{_id: 2}", false, ExpectedVersion.DOES_NOT_EXIST, 2, new BsonInt32(2));
    mismatch("{b: 1}", false, version(1), 2, new BsonInt32(2));
  }

  @Test
  void refusesAMissingDocumentWhereOneMustExist() {
    mismatch("{_id: 9}", false, version(1), 0, new BsonInt32(9));
    mismatch("{_id: 9}", false, ExpectedVersion.EXISTS, 0, new BsonInt32(9));
    assertThat(store.update("{_id: 9}", SET, false, ExpectedVersion.DOES_NOT_EXIST).matched())
        .isZero();
  }

  @Test
  void tellsTheRealVersionOfANamedDocumentThatFailsAnotherCondition() {
    mismatch("{_id: 2, a: 'other'}", false, version(1), 2, new BsonInt32(2));
    mismatch("{_id: 2, a: 'other'}", false, version(2), 2, new BsonInt32(2));
    mismatch("{_id: 2, a: 'other'}", false, ExpectedVersion.EXISTS, 2, new BsonInt32(2));
    mismatch("{_id: 2, a: 'other'}", false, ExpectedVersion.DOES_NOT_EXIST, 2, new BsonInt32(2));
    mismatch("{_id: {$in: [2, 3]}, a: 'other'}", false, version(1), 0, BsonNull.VALUE);
    assertThat(store.update("{_id: 2, a: 'other'}", SET, false, NO_CHECK).matched()).isZero();
  }

  @Test
  void countsAnArchivedDocumentAsNone() {
    store.archive("{_id: 2}", false, NO_CHECK);
    mismatch("{_id: 2}", false, version(3), 0, new BsonInt32(2));
    mismatch("{_id: 2}", false, ExpectedVersion.EXISTS, 0, new BsonInt32(2));
    assertThat(store.update("{_id: 2}", SET, false, ExpectedVersion.DOES_NOT_EXIST).matched())
        .isZero();
  }

  @Test
  void demandsOfManyThatNoneOrSomeExist() {
    mismatch("{a: 1}", true, ExpectedVersion.DOES_NOT_EXIST, 1, new BsonInt32(1));
    assertThat(store.find("{a: 1}")).hasSize(3);
    assertThat(store.update("{a: 9}", SET, true, ExpectedVersion.DOES_NOT_EXIST).matched())
        .isZero();
    assertThat(store.update("{a: 9}", SET, true, ExpectedVersion.EXISTS).matched()).isZero();
    assertThat(store.update("{a: 1}", SET, true, ExpectedVersion.EXISTS).modified()).isEqualTo(3);
  }

  @Test
  void takesTheVersionAsAConditionOnMany() {
    assertThat(store.update("{}", SET, true, version(1)).matched()).isEqualTo(2);
    assertThat(store.find("{a: 1}")).hasSize(1);
    mismatch("{}", true, version(7), 2, new BsonInt32(1));
    assertThat(store.update("{a: 'none'}", SET, true, version(7)).matched()).isZero();
    assertThat(store.delete("{}", true, version(2)).deleted()).isEqualTo(3);
  }

  @Test
  void letsExactlyOneWriterWinEachVersion() {
    AtomicInteger winners = new AtomicInteger();
    int rounds = 50;
    int writers = 8;
    IntStream.range(0, writers)
        .parallel()
        .forEach(
            writer -> {
              for (int at = 1; at <= rounds; at++) {
                try {
                  store.update("{_id: 1}", "{$inc: {a: 1}}", false, version(at));
                  winners.incrementAndGet();
                } catch (VersionMismatch e) {
                  at = (int) Math.max(at, Math.min(rounds, e.actual() - 1));
                }
              }
            });
    var document = store.get(new BsonInt32(1)).orElseThrow();
    assertThat(document.version()).isEqualTo(winners.get() + 1L);
    assertThat(document.document()).isEqualTo(json("{_id: 1, a: " + (winners.get() + 1) + "}"));
  }
}
