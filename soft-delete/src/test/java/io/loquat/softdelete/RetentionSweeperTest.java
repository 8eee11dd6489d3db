package io.loquat.softdelete;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.concurrency.ExpectedVersion;
import io.loquat.model.Namespace;
import io.loquat.model.SystemFields;
import io.loquat.query.filter.Filters;
import io.loquat.store.FindQuery;
import io.loquat.store.Store;
import io.loquat.store.Store.Deadline;
import io.loquat.store.Visibility;
import io.loquat.store.WriteTransaction;
import io.loquat.store.WriteTransaction.DeleteRequest;
import io.loquat.store.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionSweeperTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final SoftDeleteOptions AN_HOUR =
      new SoftDeleteOptions(true, OptionalInt.of(3600));
  private static final SoftDeleteOptions FOR_EVER =
      new SoftDeleteOptions(true, OptionalInt.empty());

  @TempDir Path folder;
  private final MovableClock clock = new MovableClock();
  private Store store;
  private RetentionSweeper sweeper;

  @BeforeEach
  void open() {
    store = SqliteStore.open(folder, SystemFields.HIDDEN);
    sweeper = new RetentionSweeper(store, clock, 2, 100);
  }

  @AfterEach
  void close() {
    sweeper.close();
    store.close();
  }

  /** As after a restart: every database is asleep. */
  private void reopen() {
    close();
    open();
  }

  private <T> T write(String database, Store.WriteWork<T> work) {
    return store.write(database, Deadline.NEVER, work).toCompletableFuture().join();
  }

  private void create(String database, SoftDeleteOptions options) {
    write(
        database,
        transaction ->
            transaction.createCollection("c", SystemFields.HIDDEN, options.in(new BsonDocument())));
  }

  /** Inserts documents and archives all there are but the first. */
  private void archive(String database, int count) {
    write(
        database,
        transaction -> {
          var collection = transaction.ensureCollection("c");
          for (int i = 0; i < count; i++) {
            transaction.insert(
                collection,
                new BsonDocument("_id", new BsonInt32(i)),
                new BsonDocument(),
                ExpectedVersion.NO_CHECK);
          }
          return transaction.delete(collection, archiving());
        });
  }

  private static DeleteRequest archiving() {
    return new DeleteRequest(
        Filters.parse(BsonDocument.parse("{_id: {$gt: 0}}")),
        Visibility.LIVE,
        true,
        Optional.empty(),
        ExpectedVersion.NO_CHECK,
        true,
        false,
        Deadline.NEVER);
  }

  private long count(String database, Visibility visibility) {
    return store.count(
        new FindQuery(
            new Namespace(database, "c"),
            Store.ALL,
            visibility,
            Optional.empty(),
            0,
            0,
            Deadline.NEVER));
  }

  @Test
  void purgesWhatHasBeenArchivedForLongEnough() {
    create("a", AN_HOUR);
    archive("a", 5);
    sweeper.sweep();
    assertThat(count("a", Visibility.ARCHIVED)).isEqualTo(4);
    clock.forward(HOUR.minusMinutes(1));
    sweeper.sweep();
    assertThat(count("a", Visibility.ARCHIVED)).isEqualTo(4);
    clock.forward(Duration.ofMinutes(2));
    sweeper.sweep();
    assertThat(count("a", Visibility.ARCHIVED)).isZero();
    assertThat(count("a", Visibility.LIVE)).isEqualTo(1);
    assertThat(sweeper.figures()).isEqualTo(new RetentionSweeper.Figures(3, 4, 0));
    assertThat(sweeper.remembered()).isZero();
  }

  @Test
  void keepsForEverWhatHasNoRetention() {
    create("a", FOR_EVER);
    archive("a", 5);
    sweeper.sweep();
    clock.forward(HOUR.multipliedBy(100_000));
    sweeper.sweep();
    assertThat(count("a", Visibility.ARCHIVED)).isEqualTo(4);
    assertThat(sweeper.remembered()).isZero();
  }

  @Test
  void letsOtherWritesInBetweenItsTransactions() {
    create("a", AN_HOUR);
    archive("a", 2 * RetentionVisit.DOCUMENTS_A_TRANSACTION_MAX + 10);
    clock.forward(HOUR.plusMinutes(1));
    long before = store.statistics().commandsCommitted();
    sweeper.sweep();
    assertThat(count("a", Visibility.ARCHIVED)).isZero();
    assertThat(store.statistics().commandsCommitted() - before).isEqualTo(3);
  }

  @Test
  void looksIntoSleepingDatabasesAFewAtATime() {
    for (String database : new String[] {"a", "b", "c", "d", "e"}) {
      create(database, database.equals("d") ? AN_HOUR : FOR_EVER);
      archive(database, 3);
    }
    reopen();
    sweeper.sweep();
    assertThat(store.openDatabases()).containsExactlyInAnyOrder("a", "b");
    sweeper.sweep();
    assertThat(sweeper.remembered()).isEqualTo(1);
    sweeper.sweep();
    assertThat(store.statistics().storesOpened()).isEqualTo(5);
    clock.forward(HOUR.plusMinutes(1));
    sweeper.sweep();
    assertThat(count("d", Visibility.ARCHIVED)).isZero();
    assertThat(count("a", Visibility.ARCHIVED)).isEqualTo(2);
  }

  @Test
  void remembersWhatIsArchivedAfterItHasLooked() {
    create("a", AN_HOUR);
    sweeper.sweep();
    assertThat(sweeper.remembered()).isZero();
    archive("a", 3);
    sweeper.archived("a", AN_HOUR);
    sweeper.archived("a", FOR_EVER);
    clock.forward(HOUR.plusMinutes(1));
    sweeper.sweep();
    assertThat(count("a", Visibility.ARCHIVED)).isZero();
  }

  @Test
  void noticesThatOptionsChange() {
    create("a", FOR_EVER);
    archive("a", 3);
    sweeper.sweep();
    changeOptions("a", AN_HOUR);
    clock.forward(HOUR.plusMinutes(1));
    sweeper.sweep();
    assertThat(count("a", Visibility.ARCHIVED)).isZero();
  }

  private void changeOptions(String database, SoftDeleteOptions options) {
    write(
        database,
        transaction ->
            transaction.changeOptions(
                transaction.collection("c").orElseThrow(), options.in(new BsonDocument())));
    sweeper.optionsChanged(database);
  }

  @Test
  void keepsWhatIsKeptForLongerByNow() {
    create("a", AN_HOUR);
    archive("a", 3);
    sweeper.sweep();
    changeOptions("a", FOR_EVER);
    clock.forward(HOUR.plusMinutes(1));
    sweeper.sweep();
    assertThat(count("a", Visibility.ARCHIVED)).isEqualTo(2);
  }

  @Test
  void doesNotMindCollectionsAndDatabasesThatGoOrMove() {
    create("a", AN_HOUR);
    create("b", AN_HOUR);
    create("c", AN_HOUR);
    archive("a", 3);
    archive("b", 3);
    archive("c", 3);
    sweeper.sweep();
    sweeper.sweep();
    assertThat(sweeper.remembered()).isEqualTo(3);
    store.dropDatabase("a").toCompletableFuture().join();
    write("b", transaction -> transaction.dropCollection("c"));
    write("c", RetentionSweeperTest::rename);
    clock.forward(HOUR.plusMinutes(1));
    sweeper.sweep();
    assertThat(sweeper.figures().failures()).isZero();
    assertThat(sweeper.figures().archivedDocumentsPurged()).isEqualTo(2);
    assertThat(store.databases()).extracting(Store.DatabaseSummary::name).containsExactly("c");
  }

  private static boolean rename(WriteTransaction transaction) {
    transaction.renameCollection("c", "other", false);
    return true;
  }

  @Test
  void goesOnAfterADatabaseThatFails() throws IOException {
    create("a", AN_HOUR);
    create("b", AN_HOUR);
    archive("a", 3);
    archive("b", 3);
    close();
    breakPages(folder.resolve("a.sqlite"));
    open();
    clock.forward(HOUR.plusMinutes(1));
    sweeper.sweep();
    assertThat(sweeper.figures().failures()).isEqualTo(1);
    assertThat(count("b", Visibility.ARCHIVED)).isZero();
  }

  /** The header stays good, so that only reading finds out. */
  private static void breakPages(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 100, bytes.length, (byte) 0xff);
    Files.write(file, bytes);
  }

  @Test
  void findsAgainWhatItHadNoRoomToRemember() {
    create("a", AN_HOUR);
    create("b", AN_HOUR);
    archive("a", 3);
    archive("b", 3);
    RetentionSweeper small = new RetentionSweeper(store, clock, 2, 1);
    small.sweep();
    assertThat(small.remembered()).isEqualTo(1);
    clock.forward(HOUR.plusMinutes(1));
    small.sweep();
    assertThat(count("a", Visibility.ARCHIVED) + count("b", Visibility.ARCHIVED)).isZero();
    small.close();
  }

  @Test
  void sweepsByItselfOnceStarted() {
    sweeper.start(Duration.ofMillis(1));
    Instant end = Instant.now().plusSeconds(10);
    while (sweeper.figures().sweeps() < 2 && Instant.now().isBefore(end)) {
      Thread.onSpinWait();
    }
    sweeper.close();
    assertThat(sweeper.figures().sweeps()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void neverSweepsByItselfIfThePeriodIsZero() {
    sweeper.start(Duration.ZERO);
    sweeper.close();
    assertThat(sweeper.figures().sweeps()).isZero();
  }
}
