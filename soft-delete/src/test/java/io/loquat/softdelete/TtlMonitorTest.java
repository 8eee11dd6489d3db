package io.loquat.softdelete;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.concurrency.ExpectedVersion;
import io.loquat.model.Namespace;
import io.loquat.model.SystemFields;
import io.loquat.query.filter.Filters;
import io.loquat.query.index.IndexSpec;
import io.loquat.store.CollectionInfo;
import io.loquat.store.FindQuery;
import io.loquat.store.Store;
import io.loquat.store.Store.Deadline;
import io.loquat.store.Visibility;
import io.loquat.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents go when their time is over, and not before. */
class TtlMonitorTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir Path folder;

  private final HandClock clock = new HandClock();
  private Store store;
  private TtlMonitor monitor;

  /** A clock that a test sets. Confined to one test. */
  private static final class HandClock extends Clock {
    private Instant now = NOON;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @BeforeEach
  void open() {
    store = SqliteStore.open(folder, SystemFields.HIDDEN);
    monitor = new TtlMonitor(store, clock);
  }

  @AfterEach
  void close() {
    monitor.close();
    store.close();
  }

  private void write(Store.WriteWork<Object> work) {
    store.write("db", Deadline.NEVER, work).toCompletableFuture().join();
  }

  private void index(String description) {
    write(
        transaction ->
            transaction.createIndex(
                transaction.ensureCollection("c"), IndexSpec.of(BsonDocument.parse(description))));
  }

  private void insert(String... documents) {
    write(
        transaction -> {
          CollectionInfo collection = transaction.ensureCollection("c");
          for (String document : documents) {
            transaction.insert(
                collection,
                BsonDocument.parse(document),
                new BsonDocument(),
                ExpectedVersion.NO_CHECK);
          }
          return true;
        });
  }

  private long count(Visibility visibility) {
    return store.count(
        new FindQuery(
            new Namespace("db", "c"),
            Filters.parse(new BsonDocument()),
            visibility,
            Optional.empty(),
            0,
            0,
            Deadline.NEVER));
  }

  private long live() {
    return count(Visibility.LIVE);
  }

  private void at(int secondsAfterNoon) {
    clock.now = NOON.plusSeconds(secondsAfterNoon);
    monitor.sweep();
  }

  private static String date(int secondsAfterNoon) {
    return "{$date: '" + NOON.plusSeconds(secondsAfterNoon) + "'}";
  }

  @Test
  void deletesWhatIsDueByAnIndex() {
    index("{v: 2, key: {t: 1}, name: 't_1', expireAfterSeconds: 10}");
    insert(
        "{_id: 1, t: " + date(0) + "}",
        "{_id: 2, t: " + date(5) + "}",
        "{_id: 3, t: 'noon'}",
        "{_id: 4, t: [" + date(60) + ", " + date(1) + ", 7]}",
        "{_id: 5}",
        "{_id: 6, t: null}",
        "{_id: 7, t: {$timestamp: {t: 1, i: 1}}}");
    at(9);
    assertThat(live()).isEqualTo(7);
    at(10);
    assertThat(live()).isEqualTo(6);
    at(11);
    assertThat(live()).isEqualTo(5);
    at(1_000_000);
    assertThat(live()).isEqualTo(4);
    assertThat(monitor.figures().deletedDocuments()).isEqualTo(3);
    assertThat(monitor.remembered()).isZero();
  }

  @Test
  void deletesNothingWhileItRests() {
    index("{v: 2, key: {t: 1}, name: 't_1', expireAfterSeconds: 0}");
    insert("{_id: 1, t: " + date(1) + "}");
    monitor.enable(false);
    at(60);
    assertThat(live()).isEqualTo(1);
    monitor.enable(true);
    at(60);
    assertThat(live()).isZero();
  }

  @Test
  void deletesByADescendingIndexAndAtTheTimeItself() {
    index("{v: 2, key: {t: -1}, name: 't_-1', expireAfterSeconds: 0}");
    insert("{_id: 1, t: " + date(1) + "}", "{_id: 2, t: " + date(2) + "}", "{_id: 3, t: 1}");
    at(0);
    assertThat(live()).isEqualTo(3);
    at(1);
    assertThat(live()).isEqualTo(2);
    at(2);
    assertThat(live()).isOne();
  }

  @Test
  void leavesWhatAPartialIndexDoesNotHold() {
    index(
        "{v: 2, key: {t: 1}, name: 't_1', expireAfterSeconds: 0,"
            + " partialFilterExpression: {done: true}}");
    insert("{_id: 1, done: true, t: " + date(0) + "}", "{_id: 2, t: " + date(0) + "}");
    at(1);
    assertThat(live()).isOne();
  }

  @Test
  void neverDeletesByNotANumber() {
    index("{v: 2, key: {t: 1}, name: 't_1', expireAfterSeconds: {$numberDouble: 'NaN'}}");
    insert("{_id: 1, t: " + date(0) + "}");
    at(1_000);
    assertThat(live()).isOne();
  }

  @Test
  void hearsOfWhatIsWrittenLater() {
    index("{v: 2, key: {t: 1}, name: 't_1', expireAfterSeconds: 10}");
    at(0);
    insert("{_id: 1, t: " + date(0) + "}");
    at(10);
    assertThat(live()).isZero();
  }

  @Test
  void deletesManyInSeveralTransactions() {
    index("{v: 2, key: {t: 1}, name: 't_1', expireAfterSeconds: 0}");
    String[] many = new String[2 * TtlVisit.DOCUMENTS_A_TRANSACTION_MAX + 1];
    for (int i = 0; i < many.length; i++) {
      many[i] = "{_id: " + i + ", t: " + date(0) + "}";
    }
    insert(many);
    at(1);
    assertThat(live()).isZero();
    assertThat(monitor.figures().subPasses()).isEqualTo(3);
  }

  @Test
  void archivesWhereEveryDeleteDoes() {
    write(
        transaction ->
            transaction.createCollection(
                "c", SystemFields.HIDDEN, BsonDocument.parse("{softDelete: true}")));
    index("{v: 2, key: {t: 1}, name: 't_1', expireAfterSeconds: 0}");
    insert("{_id: 1, t: " + date(0) + "}");
    at(1);
    assertThat(live()).isZero();
    assertThat(count(Visibility.ARCHIVED)).isOne();
  }

  @Test
  void deletesByTheIdOfAClusteredCollection() {
    write(
        transaction ->
            transaction.createCollection(
                "c",
                SystemFields.HIDDEN,
                BsonDocument.parse(
                    "{clusteredIndex: {}, expireAfterSeconds: {$numberLong: '10'}}")));
    insert("{_id: " + date(0) + "}", "{_id: " + date(1) + "}", "{_id: 1}");
    at(10);
    assertThat(live()).isEqualTo(2);
    at(100);
    assertThat(live()).isOne();
  }

  @Test
  void deletesByTheTimeOfATimeSeries() {
    write(
        transaction ->
            transaction.createCollection(
                "c",
                SystemFields.HIDDEN,
                BsonDocument.parse("{timeseries: {timeField: 'at'}, expireAfterSeconds: 10}")));
    insert("{_id: 1, at: " + date(0) + "}", "{_id: 2, at: " + date(1) + "}");
    at(10);
    assertThat(live()).isOne();
    at(11);
    assertThat(live()).isZero();
  }

  @Test
  void looksAgainOnlyWhenSomethingIsDue() {
    index("{v: 2, key: {t: 1}, name: 't_1', expireAfterSeconds: 10}");
    insert("{_id: 1, t: " + date(0) + "}");
    at(0);
    assertThat(monitor.remembered()).isOne();
    assertThat(store.takeExpiryChanges()).isEmpty();
    at(10);
    assertThat(monitor.remembered()).isZero();
  }
}
