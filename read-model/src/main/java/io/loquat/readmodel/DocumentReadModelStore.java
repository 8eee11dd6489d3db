package io.loquat.readmodel;

import io.loquat.readmodel.document.DocumentStore;
import io.loquat.readmodel.document.ExpectedVersion;
import io.loquat.readmodel.error.BatchWriteException.Failure;
import io.loquat.readmodel.error.Errors;
import io.loquat.readmodel.error.LoquatException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/**
 * A {@link ReadModelStore} over a {@link DocumentStore}: a table is a collection, a value is the
 * document whose {@code _id} is the key. Each call is one command, but for those that name pages or
 * larger batches. Thread-safe if the document store is.
 *
 * {@snippet :
 * try (DocumentStore documents = DocumentStore.connect("mongodb://127.0.0.1:27017/", "shop")) {
 *   ReadModelStore store = new DocumentReadModelStore(documents);
 *   store.put("o-1", order, PutOptions.table("orders"));
 *   documents.collection("orders", Order.class).find(eq("customer", "Ada"));
 * }
 * }
 */
public final class DocumentReadModelStore implements ReadModelStore {
  private static final BsonInt32 ZERO = new BsonInt32(0);
  private static final Capabilities CAPABILITIES =
      new Capabilities(true, true, false, true, true, true, true);

  private final DocumentStore documents;
  private final String tableName;
  private final ValueDocuments values;
  private final ReadCommands reads;
  private final WriteCommands writes;

  /** A store whose own table is {@link ReadModelStore#TABLE_NAME}. */
  public DocumentReadModelStore(DocumentStore documents) {
    this(documents, TABLE_NAME);
  }

  /**
   * A store over the documents of one database.
   *
   * @param tableName of calls that name none
   * @throws IllegalArgumentException if it cannot be the name of a collection
   */
  public DocumentReadModelStore(DocumentStore documents, String tableName) {
    this.documents = documents;
    this.tableName = Tables.checked(tableName);
    this.values = new ValueDocuments(documents.mapping());
    this.reads = new ReadCommands(documents.channel(), documents.database());
    this.writes = new WriteCommands(documents.channel(), documents.database());
  }

  @Override
  public PutResult put(String key, Object value, PutOptions options) {
    Put put = new Put(key, value, options.expectedVersion(), options.metadata());
    List<BsonDocument> statement = List.of(WriteCommands.update(put, values.stored(key, value)));
    BsonDocument reply = writes.updateAll(table(options.tableName()), statement);
    checkOnly(key, reply);
    if (reply.containsKey("upserted")) {
      return PutResult.CREATED;
    }
    return options.expectedVersion() instanceof ExpectedVersion.Exactly(long version)
        ? PutResult.replaced(version + count(reply, "nModified"))
        : PutResult.REPLACED;
  }

  private static void checkOnly(String key, BsonDocument reply) {
    for (Failure failure : Errors.failures(reply, 0)) {
      throw WriteCommands.about(key, failure.error());
    }
  }

  private static long count(BsonDocument reply, String field) {
    return reply.getNumber(field, ZERO).longValue();
  }

  @Override
  public <T> Optional<Entry<T>> get(String key, Class<T> type, TableOptions options) {
    return reads
        .one(table(options.tableName()), Keys.checked(key))
        .map(document -> entry(document, type));
  }

  private <T> Entry<T> entry(BsonDocument document, Class<T> type) {
    return values.entry(document, type);
  }

  @Override
  public boolean delete(String key, DeleteKeyOptions options) {
    Delete delete = new Delete(key, options.expectedVersion());
    BsonDocument reply =
        writes.deleteAll(table(options.tableName()), List.of(WriteCommands.delete(delete)));
    checkOnly(key, reply);
    return count(reply, "n") > 0;
  }

  @Override
  public <T> Stream<Entry<T>> getAll(String prefix, Class<T> type, TableOptions options) {
    String table = table(options.tableName());
    return Pages.stream(
        KeyRange.of(prefix),
        rest -> {
          ReadCommands.Page page = reads.range(table, rest, Pages.VALUES_MAX);
          return page.documents().stream().map(document -> entry(document, type)).toList();
        });
  }

  @Override
  public KeyPage listKeys(String prefix, int limit, Optional<String> cursor, TableOptions options) {
    KeyRange range = Pages.checked(prefix, limit, cursor);
    return KeyPage.of(reads.keys(table(options.tableName()), range, limit + 1), limit);
  }

  @Override
  public <T> Map<String, Entry<T>> batchGet(
      Collection<String> keys, Class<T> type, TableOptions options) {
    String table = table(options.tableName());
    Set<String> wanted = Batches.checkedKeys(keys);
    Set<String> rest = new HashSet<>(wanted);
    Map<String, Entry<T>> found = new HashMap<>();
    boolean complete = rest.isEmpty();
    while (!complete) {
      ReadCommands.Page page = reads.several(table, rest);
      for (BsonDocument document : page.documents()) {
        Entry<T> entry = entry(document, type);
        found.put(entry.key(), entry);
        rest.remove(entry.key());
      }
      complete = page.complete() || rest.isEmpty();
    }
    Map<String, Entry<T>> inOrder = new LinkedHashMap<>();
    for (String key : wanted) {
      Optional.ofNullable(found.get(key)).ifPresent(entry -> inOrder.put(key, entry));
    }
    return inOrder;
  }

  @Override
  public BatchPutResult batchPut(List<Put> puts, TableOptions options) {
    String table = table(options.tableName());
    StatementBatches batches = new StatementBatches();
    for (Put put : Batches.checkedPuts(puts)) {
      EncodedValue document = values.stored(put.key(), put.value());
      batches.add(put.key(), WriteCommands.update(put, document));
    }
    Map<String, PutResult> done = new LinkedHashMap<>();
    Map<String, LoquatException> failed = new LinkedHashMap<>();
    for (StatementBatches.Batch batch : batches.all()) {
      BsonDocument reply = writes.updateAll(table, batch.statements());
      failed.putAll(batch.failures(reply));
      Set<String> created = batch.upserted(reply);
      for (String key : batch.keys()) {
        if (!failed.containsKey(key)) {
          done.put(key, Batches.result(created.contains(key)));
        }
      }
    }
    return new BatchPutResult(done, failed);
  }

  @Override
  public BatchDeleteResult batchDelete(List<Delete> deletes, TableOptions options) {
    String table = table(options.tableName());
    StatementBatches batches = new StatementBatches();
    for (Delete delete : Batches.checkedDeletes(deletes)) {
      batches.add(delete.key(), WriteCommands.delete(delete));
    }
    long count = 0;
    Map<String, LoquatException> failed = new LinkedHashMap<>();
    for (StatementBatches.Batch batch : batches.all()) {
      BsonDocument reply = writes.deleteAll(table, batch.statements());
      count += count(reply, "n");
      failed.putAll(batch.failures(reply));
    }
    return new BatchDeleteResult(count, failed);
  }

  private String table(Optional<String> name) {
    return name.orElse(tableName);
  }

  @Override
  public Capabilities getCapabilities() {
    return CAPABILITIES;
  }

  @Override
  public Optional<DocumentStore> getDocumentStore() {
    return Optional.of(documents);
  }
}
