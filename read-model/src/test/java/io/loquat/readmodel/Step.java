package io.loquat.readmodel;

import io.loquat.readmodel.document.ExpectedVersion;
import io.loquat.readmodel.error.DocumentNotFoundException;
import io.loquat.readmodel.error.LoquatException;
import io.loquat.readmodel.error.VersionMismatchException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;

/** One call of a store, for sequences that are run on several stores to compare what they say. */
sealed interface Step {
  record PutOne(Put put) implements Step {}

  record Get(String key) implements Step {}

  record DeleteOne(String key, ExpectedVersion expected) implements Step {}

  record PutSeveral(List<Put> puts) implements Step {}

  record GetSeveral(List<String> keys) implements Step {}

  record DeleteSeveral(List<Delete> deletes) implements Step {}

  record ListKeys(String prefix, int limit) implements Step {}

  record GetAll(String prefix) implements Step {}

  /** What the store answered, times aside, or how it failed: equal where stores agree. */
  default Object run(ReadModelStore store, String table) {
    try {
      return answer(store, table);
    } catch (LoquatException | IllegalArgumentException problem) {
      return told(problem);
    }
  }

  private Object answer(ReadModelStore store, String table) {
    TableOptions options = TableOptions.table(table);
    return switch (this) {
      case PutOne(Put put) ->
          store.put(
              put.key(),
              put.value(),
              new PutOptions(Optional.of(table), put.expectedVersion(), put.metadata()));
      case Get(String key) -> store.get(key, BsonDocument.class, options).map(Step::told);
      case DeleteOne(String key, ExpectedVersion expected) ->
          store.delete(key, DeleteKeyOptions.table(table).expectedVersion(expected));
      case PutSeveral(List<Put> puts) -> {
        BatchPutResult result = store.batchPut(puts, options);
        yield List.of(List.copyOf(result.put().entrySet()), told(result.failed()));
      }
      case GetSeveral(List<String> keys) ->
          store.batchGet(keys, BsonDocument.class, options).values().stream()
              .map(Step::told)
              .toList();
      case DeleteSeveral(List<Delete> deletes) -> {
        BatchDeleteResult result = store.batchDelete(deletes, options);
        yield List.of(result.deletedCount(), told(result.failed()));
      }
      case ListKeys(String prefix, int limit) -> pages(store, prefix, limit, options);
      case GetAll(String prefix) ->
          store.getAll(prefix, BsonDocument.class, options).map(Step::told).toList();
    };
  }

  private static List<KeyPage> pages(
      ReadModelStore store, String prefix, int limit, TableOptions options) {
    List<KeyPage> pages = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      pages.add(store.listKeys(prefix, limit, cursor, options));
      cursor = pages.getLast().cursor();
    } while (cursor.isPresent());
    return pages;
  }

  private static String told(Entry<BsonDocument> entry) {
    // As text, because documents are equal whatever the order of their fields.
    return "%s = %s, version %d, metadata %s"
        .formatted(entry.key(), entry.value(), entry.version(), entry.metadata());
  }

  private static Map<String, String> told(Map<String, LoquatException> failures) {
    Map<String, String> told = new LinkedHashMap<>();
    failures.forEach((key, failure) -> told.put(key, told(failure)));
    return told;
  }

  private static String told(RuntimeException problem) {
    return switch (problem) {
      case VersionMismatchException mismatch ->
          "%s is at %d, not %s"
              .formatted(
                  mismatch.documentId(), mismatch.actualVersion(), mismatch.expectedVersion());
      case DocumentNotFoundException missing -> "there is no " + missing.documentId();
      case LoquatException other -> other.toString();
      default -> problem.toString();
    };
  }
}
