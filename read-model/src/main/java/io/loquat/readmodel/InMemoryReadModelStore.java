package io.loquat.readmodel;

import io.loquat.readmodel.document.DocumentStore;
import io.loquat.readmodel.error.LoquatException;
import io.loquat.readmodel.mapping.DocumentMapping;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A {@link ReadModelStore} in this process's memory, for unit tests: what works here works on a
 * server. Thread-safe by its tables' monitors.
 *
 * {@snippet :
 * ReadModelStore store = new InMemoryReadModelStore();
 * new OrderProjector(store).apply(new OrderPlaced("o-1", "Ada"));
 * assertThat(store.get("o-1", Order.class)).isPresent();
 * }
 */
public final class InMemoryReadModelStore implements ReadModelStore {
  private static final Capabilities CAPABILITIES =
      new Capabilities(true, true, false, true, false, false, false);

  private final Clock clock;
  private final ValueDocuments values;
  private final Map<String, MemoryTable> tables = new ConcurrentHashMap<>();

  /** An empty store that goes by the system's clock. */
  public InMemoryReadModelStore() {
    this(Clock.systemUTC(), DocumentMapping.standard());
  }

  /**
   * An empty store.
   *
   * @param clock where the times of entries come from
   * @param mapping how values become documents
   */
  public InMemoryReadModelStore(Clock clock, DocumentMapping mapping) {
    this.clock = clock;
    this.values = new ValueDocuments(mapping);
  }

  @Override
  public PutResult put(String key, Object value, PutOptions options) {
    Put put = new Put(key, value, options.expectedVersion(), options.metadata());
    return table(options.tableName()).put(stored(put));
  }

  private MemoryTable.Stored stored(Put put) {
    return new MemoryTable.Stored(
        put.key(),
        values.stored(put.key(), put.value()),
        put.expectedVersion(),
        put.metadata().map(metadata -> metadata.toBsonDocument().clone()));
  }

  @Override
  public <T> Optional<Entry<T>> get(String key, Class<T> type, TableOptions options) {
    return table(options.tableName()).get(Keys.checked(key)).map(row -> entry(row, type));
  }

  private <T> Entry<T> entry(MemoryTable.Row row, Class<T> type) {
    return values.entry(row.found(), type);
  }

  @Override
  public boolean delete(String key, DeleteKeyOptions options) {
    return table(options.tableName()).delete(Keys.checked(key), options.expectedVersion());
  }

  @Override
  public <T> Stream<Entry<T>> getAll(String prefix, Class<T> type, TableOptions options) {
    MemoryTable table = table(options.tableName());
    KeyRange range = KeyRange.of(prefix);
    return Pages.stream(
        range,
        rest -> table.page(rest, Pages.VALUES_MAX).stream().map(row -> entry(row, type)).toList());
  }

  @Override
  public KeyPage listKeys(String prefix, int limit, Optional<String> cursor, TableOptions options) {
    KeyRange range = Pages.checked(prefix, limit, cursor);
    List<MemoryTable.Row> rows = table(options.tableName()).page(range, limit + 1);
    return KeyPage.of(rows.stream().map(MemoryTable.Row::key).toList(), limit);
  }

  @Override
  public <T> Map<String, Entry<T>> batchGet(
      Collection<String> keys, Class<T> type, TableOptions options) {
    Map<String, Entry<T>> found = new LinkedHashMap<>();
    for (String key : Batches.checkedKeys(keys)) {
      get(key, type, options).ifPresent(entry -> found.put(key, entry));
    }
    return found;
  }

  @Override
  public BatchPutResult batchPut(List<Put> puts, TableOptions options) {
    MemoryTable table = table(options.tableName());
    Map<String, PutResult> done = new LinkedHashMap<>();
    Map<String, LoquatException> failed = new LinkedHashMap<>();
    List<MemoryTable.Stored> all = Batches.checkedPuts(puts).stream().map(this::stored).toList();
    for (MemoryTable.Stored put : all) {
      try {
        done.put(put.key(), Batches.result(table.put(put).created()));
      } catch (LoquatException problem) {
        failed.put(put.key(), problem);
      }
    }
    return new BatchPutResult(done, failed);
  }

  @Override
  public BatchDeleteResult batchDelete(List<Delete> deletes, TableOptions options) {
    MemoryTable table = table(options.tableName());
    long count = 0;
    Map<String, LoquatException> failed = new LinkedHashMap<>();
    for (Delete delete : Batches.checkedDeletes(deletes)) {
      try {
        count += table.delete(delete.key(), delete.expectedVersion()) ? 1 : 0;
      } catch (LoquatException problem) {
        failed.put(delete.key(), problem);
      }
    }
    return new BatchDeleteResult(count, failed);
  }

  private MemoryTable table(Optional<String> name) {
    return tables.computeIfAbsent(
        name.orElse(ReadModelStore.TABLE_NAME), missing -> new MemoryTable(clock));
  }

  @Override
  public Capabilities getCapabilities() {
    return CAPABILITIES;
  }

  @Override
  public Optional<DocumentStore> getDocumentStore() {
    return Optional.empty();
  }
}
