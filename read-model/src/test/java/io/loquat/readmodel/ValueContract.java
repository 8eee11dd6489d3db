package io.loquat.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loquat.readmodel.error.LoquatException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;

/** What can be a value, and that it comes back as it was. */
public interface ValueContract extends StoreUnderTest {
  /** A line of an {@link Order}. */
  record Line(String article, int pieces) {}

  /** A value with what records usually have in them. */
  record Order(
      String customer, Instant placed, BigDecimal total, List<Line> lines, Optional<String> note) {
    static Order ofAda() {
      return new Order(
          "Ada",
          Instant.parse("2026-01-02T03:04:05.678Z"),
          new BigDecimal("12.50"),
          List.of(new Line("pen", 3), new Line("ink", 1)),
          Optional.of("in a hurry"));
    }
  }

  /** A value that knows its key. */
  record Named(String id, int count) {}

  /** A class of the old kind, with setters. */
  class Counter {
    private int count;

    public int getCount() {
      return count;
    }

    public void setCount(int count) {
      this.count = count;
    }
  }

  @Test
  default void givesARecordBack() {
    TableOptions table = TableOptions.table(newTable());
    put(table, "o-1", Order.ofAda());

    assertThat(value(table, "o-1", Order.class)).isEqualTo(Order.ofAda());
  }

  @Test
  default void givesAnObjectWithSettersBack() {
    TableOptions table = TableOptions.table(newTable());
    Counter counter = new Counter();
    counter.setCount(7);
    put(table, "c", counter);

    assertThat(value(table, "c", Counter.class).getCount()).isEqualTo(7);
  }

  @Test
  default void givesAMapBackWithoutTheKeyInIt() {
    TableOptions table = TableOptions.table(newTable());
    Map<String, Object> map = Map.of("text", "x", "number", 5, "list", List.of(1, 2));
    put(table, "m", map);

    assertThat((Object) value(table, "m", Map.class)).isEqualTo(map);
  }

  @Test
  default void givesADocumentBackWithItsTypes() {
    TableOptions table = TableOptions.table(newTable());
    Document document =
        new Document("long", 5L).append("int", 5).append("decimal", Decimal128.parse("1.50"));
    put(table, "d", document);

    assertThat(value(table, "d", Document.class)).isEqualTo(document);
  }

  @Test
  default void givesABsonDocumentBackInItsOrder() {
    TableOptions table = TableOptions.table(newTable());
    BsonDocument document =
        new BsonDocument("z", new BsonInt64(1)).append("a", new BsonString("$literal"));
    put(table, "b", document);

    BsonDocument found = value(table, "b", BsonDocument.class);
    assertThat(found).isEqualTo(document);
    assertThat(found.keySet()).containsExactly("z", "a");
  }

  @Test
  default void readsOneValueAsAnotherType() {
    TableOptions table = TableOptions.table(newTable());
    put(table, "n", new Line("pen", 3));

    assertThat(value(table, "n", Document.class))
        .isEqualTo(new Document("article", "pen").append("pieces", 3));
  }

  @Test
  default void keepsAnEmptyValue() {
    TableOptions table = TableOptions.table(newTable());
    put(table, "empty", new Document());

    assertThat(value(table, "empty", Document.class)).isEmpty();
  }

  @Test
  default void givesTheKeyToATypeThatHasAnId() {
    TableOptions table = TableOptions.table(newTable());
    put(table, "n-1", new Named("n-1", 2));

    assertThat(value(table, "n-1", Named.class)).isEqualTo(new Named("n-1", 2));
  }

  @Test
  default void refusesAValueWhoseIdIsNotItsKey() {
    TableOptions table = TableOptions.table(newTable());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> put(table, "n-1", new Named("n-2", 2)))
        .withMessageContaining("n-2");
    assertThat(store().get("n-1", Named.class, table)).isEmpty();
  }

  @Test
  default void dropsTheNamesThatBelongToTheStore() {
    TableOptions table = TableOptions.table(newTable());
    put(table, "s", new Document("_version", 9L).append("x", 1).append("_archived", true));

    Entry<Document> found = store().get("s", Document.class, table).orElseThrow();
    assertThat(found.value()).isEqualTo(new Document("x", 1));
    assertThat(found.version()).isEqualTo(1);
  }

  @Test
  default void refusesAnOperatorAsAField() {
    TableOptions table = TableOptions.table(newTable());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> put(table, "op", new Document("x", 1).append("$set", 2)))
        .withMessageContaining("$set");
  }

  @Test
  default void doesNotDependOnTheCallersObjectAfterwards() {
    TableOptions table = TableOptions.table(newTable());
    List<Object> list = new ArrayList<>(List.of(1));
    Map<String, Object> map = new LinkedHashMap<>(Map.of("list", list));
    BsonDocument document = new BsonDocument("x", new BsonInt32(1));
    put(table, "map", map);
    put(table, "bson", document);
    list.add(2);
    map.put("more", 3);
    document.put("x", new BsonInt32(2));

    assertThat((Object) value(table, "map", Map.class)).isEqualTo(Map.of("list", List.of(1)));
    assertThat(value(table, "bson", BsonDocument.class).getInt32("x").getValue()).isEqualTo(1);
  }

  @Test
  default void isNotChangedThroughWhatItGave() {
    TableOptions table = TableOptions.table(newTable());
    store()
        .put(
            "k",
            new Document("list", List.of(1)),
            in(table).metadata(new Document("position", 1L)));
    Entry<Document> first = store().get("k", Document.class, table).orElseThrow();
    first.value().put("x", 1);
    first.metadata().put("position", new BsonInt64(2));

    Entry<Document> second = store().get("k", Document.class, table).orElseThrow();
    assertThat(second.value()).isEqualTo(new Document("list", List.of(1)));
    assertThat(second.metadata()).isEqualTo(new BsonDocument("position", new BsonInt64(1)));
  }

  @Test
  default void saysWhatCannotBeReadAsAType() {
    TableOptions table = TableOptions.table(newTable());
    put(table, "k", new Document("pieces", "three"));

    assertThatThrownBy(() -> value(table, "k", Line.class)).isInstanceOf(LoquatException.class);
  }

  @Test
  default void keepsTablesApart() {
    TableOptions one = TableOptions.table(newTable());
    TableOptions other = TableOptions.table(newTable());
    put(one, "k", new Document("x", 1));

    assertThat(store().get("k", Document.class, other)).isEmpty();
    assertThat(store().delete("k", DeleteKeyOptions.table(other.tableName().orElseThrow())))
        .isFalse();
    assertThat(value(one, "k", Document.class)).isEqualTo(new Document("x", 1));
  }

  @Test
  default void saysWhetherThereIsADocumentStore() {
    assertThat(store().getDocumentStore().isPresent())
        .isEqualTo(store().getCapabilities().documentStore());
    assertThat(store().getCapabilities())
        .matches(Capabilities::expectedVersions)
        .matches(Capabilities::metadata)
        .matches(Capabilities::prefixScans)
        .matches(can -> !can.atomicBatches());
  }

  private PutResult put(TableOptions table, String key, Object value) {
    return store().put(key, value, in(table));
  }

  private static PutOptions in(TableOptions table) {
    return PutOptions.table(table.tableName().orElseThrow());
  }

  private <T> T value(TableOptions table, String key, Class<T> type) {
    return store().get(key, type, table).orElseThrow().value();
  }
}
