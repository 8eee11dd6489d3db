package io.loquat.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.loquat.model.SystemFields;
import io.loquat.store.ExpiringBy;
import io.loquat.store.Store.Deadline;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Measurements are found by their time, whatever year it is in. */
@ExtendWith(FilesAreSound.class)
class MeasurementTimesTest {
  @TempDir Path folder;
  private TestStore store;

  @BeforeEach
  void open() {
    store = TestStore.hidden(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void create(String field, String options) {
    store.write(
        transaction ->
            transaction.createCollection(
                TestStore.COLLECTION,
                SystemFields.HIDDEN,
                BsonDocument.parse("{timeseries: {timeField: \"" + field + "\"}" + options + "}")));
  }

  private void insert(String field, long... millis) {
    for (int i = 0; i < millis.length; i++) {
      store.insert(
          "{_id: %d, \"%s\": {$date: {$numberLong: '%d'}}}".formatted(i, field, millis[i]));
    }
  }

  private Optional<Instant> oldest(String field) {
    return store
        .store()
        .read(
            TestStore.DATABASE,
            Deadline.NEVER,
            snapshot -> snapshot.oldestTime(TestStore.COLLECTION, new ExpiringBy.Field(field)));
  }

  private List<Long> upTo(String field, long millis, int most) {
    return store
        .store()
        .read(
            TestStore.DATABASE,
            Deadline.NEVER,
            snapshot ->
                snapshot.expired(
                    TestStore.COLLECTION,
                    new ExpiringBy.Field(field),
                    Instant.ofEpochMilli(millis),
                    most));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ", expireAfterSeconds: 1"})
  void theOldestIsTheEarliest(String options) {
    create("t", options);
    assertThat(oldest("t")).isEmpty();

    insert("t", 300_000_000_000_000L, 2_000, 1_000, 3_000);
    assertThat(oldest("t")).contains(Instant.ofEpochMilli(1_000));

    store.insert("{_id: 9, t: {$date: {$numberLong: '-5'}}}");
    assertThat(oldest("t")).contains(Instant.ofEpochMilli(-5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-7                  | 9 | ",
        "-6                  | 9 | 5",
        "999                 | 9 | 5, 4",
        "1000                | 9 | 5, 4, 1",
        "2000                | 2 | 5, 4",
        "2000                | 9 | 5, 4, 1, 3",
        "300000000000000     | 9 | 2, 5, 4, 1, 3",
        "9223372036854775807 | 9 | 2, 5, 4, 1, 3"
      })
  void theFirstComeFirst(long last, int most, String expected) {
    create("t", ", expireAfterSeconds: 1");
    insert("t", 1_000, 300_000_000_000_000L, 2_000, -5, -6);
    // Rids count from 1, and what is beyond the years that texts have comes with the numbers.
    List<Long> rids =
        expected == null
            ? List.of()
            : Arrays.stream(expected.split(", ")).map(Long::valueOf).toList();

    assertThat(upTo("t", last, most)).containsExactlyInAnyOrderElementsOf(rids);
  }

  @ParameterizedTest
  @ValueSource(strings = {"it's", "a b", "$x", "with \\\" quote", "ü"})
  void theNameOfTheFieldMayBeAny(String field) {
    create(field, ", expireAfterSeconds: 1");
    insert(field, 2_000, 1_000);

    assertThat(oldest(BsonDocument.parse("{\"" + field + "\": 1}").getFirstKey()))
        .contains(Instant.ofEpochMilli(1_000));
  }

  @Test
  void theIndexOnTimesIsUsed() {
    create("t", ", expireAfterSeconds: 1");
    insert("t", 1_000, -5);

    List<String> plans =
        times().stream()
            .flatMap(
                times ->
                    Stream.of(
                        times.oldestByTextSql(),
                        times.byTextSql(),
                        times.oldestByNumberSql(),
                        times.byNumberSql()))
            .map(store::plan)
            .toList();

    assertThat(plans)
        .hasSize(4)
        .allMatch(plan -> plan.contains("SEARCH c_1 USING INDEX c_1_measured "));
    // Texts come in the index's order; the few numbers are sorted.
    assertThat(plans.subList(0, 2)).noneMatch(plan -> plan.contains("TEMP B-TREE"));
  }

  private Optional<MeasurementTimes> times() {
    return store.write(
        transaction -> {
          SqliteConnection connection = ((SqliteWriteTransaction) transaction).connection();
          return new CatalogTable(connection, TestStore.DATABASE)
              .load()
              .find(TestStore.COLLECTION)
              .flatMap(table -> MeasurementTimes.of(connection, table, "t"));
        });
  }
}
