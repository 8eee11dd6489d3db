package io.loquat.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a key may be, and how keys are listed. */
public interface KeyContract extends StoreUnderTest {
  @Test
  default void listsKeysInTheOrderOfTheirCodePoints() {
    String table = newTable();
    // U+FF5E is below U+1F34A, though its UTF-16 unit is above that of the surrogates.
    List<String> keys = List.of("A", "B", "a", "a0", "aa", "\u00e9", "\uff5e", "\ud83c\udf4a");
    putAll(table, keys.reversed());

    assertThat(list(table, "", 100)).containsExactlyElementsOf(keys);
    assertThat(store().getAll("", Document.class, TableOptions.table(table)).map(Entry::key))
        .containsExactlyElementsOf(keys);
  }

  @Test
  default void findsWhatBeginsWithAPrefix() {
    String table = newTable();
    putAll(table, List.of("a", "order", "order-", "order-1", "order-2", "order.", "p"));

    assertThat(list(table, "order-", 100)).containsExactly("order-", "order-1", "order-2");
    assertThat(list(table, "order-2", 100)).containsExactly("order-2");
    assertThat(list(table, "q", 100)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uffff", "\ud7ff", "\ud83c\udf4a", "\udbff\udfff", "a\udbff\udfff", "."})
  default void findsAPrefixAtTheEdgesOfUnicode(String prefix) {
    String table = newTable();
    putAll(table, List.of("$", "A", "zz", "\ue000", prefix, prefix + "x", prefix + "\udbff\udfff"));

    assertThat(list(table, prefix, 100))
        .containsExactly(prefix, prefix + "x", prefix + "\udbff\udfff");
  }

  @Test
  default void takesTextThatLooksLikeAnOperatorForAKey() {
    String table = newTable();
    putAll(table, List.of("$gt", "{}", "a.b", "%_", "'"));

    assertThat(list(table, "$", 100)).containsExactly("$gt");
    assertThat(get(table, "a.b")).isPresent();
    assertThat(get(table, "%_")).isPresent();
  }

  @Test
  default void givesEachKeyOnOnePage() {
    String table = newTable();
    List<String> keys = IntStream.range(0, 25).mapToObj("k%02d"::formatted).toList();
    putAll(table, keys);

    assertThat(list(table, "k", 1)).containsExactlyElementsOf(keys);
    assertThat(list(table, "k", 10)).containsExactlyElementsOf(keys);
    assertThat(list(table, "k", 25)).containsExactlyElementsOf(keys);
  }

  @Test
  default void endsWithThePageThatHasTheLastKey() {
    String table = newTable();
    putAll(table, List.of("a", "b"));

    assertThat(page(table, 2, Optional.empty()).cursor()).isEmpty();
    assertThat(page(newTable(), 2, Optional.empty()).keys()).isEmpty();
  }

  @Test
  default void goesOnAfterTheLastKeyWhateverWasWritten() {
    String table = newTable();
    putAll(table, List.of("b", "d", "f", "h"));
    KeyPage first = page(table, 2, Optional.empty());
    putAll(table, List.of("a", "e"));
    store().delete("d", DeleteKeyOptions.table(table));
    store().delete("f", DeleteKeyOptions.table(table));

    KeyPage second = page(table, 2, first.cursor());
    assertThat(first.keys()).containsExactly("b", "d");
    assertThat(second.keys()).containsExactly("e", "h");
    assertThat(second.cursor()).isEmpty();
  }

  @Test
  default void refusesACursorThatIsNotOfTheListing() {
    String table = newTable();
    putAll(table, List.of("a1", "a2", "b1"));
    Optional<String> cursor =
        store().listKeys("a", 1, Optional.empty(), TableOptions.table(table)).cursor();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> store().listKeys("b", 1, cursor, TableOptions.table(table)));
    for (String wrong : List.of("", "a1", "k1.", "k1.%%%", "k1.AA")) {
      assertThatIllegalArgumentException()
          .as(wrong)
          .isThrownBy(() -> page(table, 1, Optional.of(wrong)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, ReadModelStore.PAGE_KEYS_MAX + 1})
  default void refusesAPageOfAnotherSize(int limit) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> page(newTable(), limit, Optional.empty()));
  }

  @Test
  default void readsAllValuesOfAPrefix() {
    String table = newTable();
    // More than the pages that they are read by.
    List<Put> puts = IntStream.range(0, 450).mapToObj(i -> put("v%03d".formatted(i), i)).toList();
    store().batchPut(puts, TableOptions.table(table)).orThrow();
    store().batchPut(List.of(put("u", -1), put("w", -1)), TableOptions.table(table)).orThrow();

    assertThat(store().getAll("v", Document.class, TableOptions.table(table)))
        .hasSize(450)
        .extracting(entry -> entry.value().getInteger("x"))
        .containsExactlyElementsOf(IntStream.range(0, 450).boxed().toList());
  }

  @Test
  default void readsOnWhileValuesAreWritten() {
    String table = newTable();
    putAll(table, IntStream.range(0, 300).mapToObj("k%03d"::formatted).toList());
    Iterator<Entry<Document>> entries =
        store().getAll("", Document.class, TableOptions.table(table)).iterator();
    entries.next();
    putAll(table, List.of("a", "k299a"));
    store().delete("k298", DeleteKeyOptions.table(table));
    List<String> rest = new ArrayList<>();
    entries.forEachRemaining(entry -> rest.add(entry.key()));

    assertThat(rest).hasSize(299).doesNotHaveDuplicates().endsWith("k297", "k299", "k299a");
  }

  @Test
  default void readsNoFurtherThanItIsAsked() {
    String table = newTable();
    putAll(table, List.of("a", "b", "c"));
    try (Stream<Entry<Document>> all =
        store().getAll("", Document.class, TableOptions.table(table))) {
      assertThat(all.limit(2).map(Entry::key)).containsExactly("a", "b");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\0b", "\ud83c", "\udf4a\ud83c"})
  default void refusesWhatIsNoKey(String key) {
    String table = newTable();

    refusesAsKey(table, key);
    if (!key.isEmpty()) {
      assertThatIllegalArgumentException().isThrownBy(() -> list(table, key, 1));
    }
  }

  @Test
  default void takesKeysOfUpToTheBoundInBytes() {
    String table = newTable();
    String longest = "\u20ac".repeat(ReadModelStore.KEY_BYTES_MAX / 3) + "k";
    putAll(table, List.of(longest));

    assertThat(list(table, longest, 1)).containsExactly(longest);
    refusesAsKey(table, longest + "k");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a$b", "system.users", ".a", "a.", "a\0"})
  default void refusesWhatIsNoNameOfATable(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> TableOptions.table(name));
    assertThatIllegalArgumentException().isThrownBy(() -> PutOptions.table(name));
    assertThatIllegalArgumentException().isThrownBy(() -> DeleteKeyOptions.table(name));
  }

  private void refusesAsKey(String table, String key) {
    assertThatIllegalArgumentException().isThrownBy(() -> putAll(table, List.of(key)));
    assertThatIllegalArgumentException().isThrownBy(() -> get(table, key));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store().delete(key, DeleteKeyOptions.table(table)));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> store().batchGet(List.of(key), Document.class, TableOptions.table(table)));
    assertThatIllegalArgumentException().isThrownBy(() -> put(key, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Delete.of(key));
  }

  private static Put put(String key, int x) {
    return Put.of(key, new Document("x", x));
  }

  private void putAll(String table, List<String> keys) {
    keys.forEach(key -> store().put(key, new Document("x", 1), PutOptions.table(table)));
  }

  private Optional<Entry<Document>> get(String table, String key) {
    return store().get(key, Document.class, TableOptions.table(table));
  }

  private KeyPage page(String table, int limit, Optional<String> cursor) {
    return store().listKeys("", limit, cursor, TableOptions.table(table));
  }

  /** All keys of a prefix, by pages of this size. */
  private List<String> list(String table, String prefix, int limit) {
    List<String> keys = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      KeyPage page = store().listKeys(prefix, limit, cursor, TableOptions.table(table));
      assertThat(page.keys()).hasSizeLessThanOrEqualTo(limit);
      keys.addAll(page.keys());
      cursor = page.cursor();
    } while (cursor.isPresent());
    return keys;
  }
}
