package io.loquat.readmodel;

import io.loquat.readmodel.document.ExpectedVersion;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.BsonDocument;

/**
 * One table of an {@link InMemoryReadModelStore}, with the versions that a server would keep.
 * Thread-safe by its own monitor.
 */
final class MemoryTable {
  private final Clock clock;
  private final NavigableMap<String, Row> rows = new TreeMap<>(Keys.ORDER);

  MemoryTable(Clock clock) {
    this.clock = clock;
  }

  /**
   * A value at rest: its own copy, which nobody changes.
   *
   * @param document encoded, with its key
   */
  record Row(
      String key,
      EncodedValue document,
      long version,
      BsonDocument metadata,
      Instant created,
      Instant updated) {
    /** As a server would show it. */
    BsonDocument found() {
      return ValueDocuments.found(document.document(), version, metadata, created, updated);
    }
  }

  /** A put whose value and metadata are copies of their own. */
  record Stored(
      String key,
      EncodedValue document,
      ExpectedVersion expected,
      Optional<BsonDocument> metadata) {}

  synchronized PutResult put(Stored put) {
    Row before = rows.get(put.key());
    Mismatches.check(
        put.key(), put.expected(), before == null ? Mismatches.ABSENT : before.version());
    Row after = before == null ? created(put) : changed(before, put);
    rows.put(put.key(), after);
    if (before == null) {
      return PutResult.CREATED;
    }
    return put.expected() instanceof ExpectedVersion.Exactly
        ? PutResult.replaced(after.version())
        : PutResult.REPLACED;
  }

  private Row created(Stored put) {
    Instant now = now();
    BsonDocument metadata = put.metadata().orElseGet(BsonDocument::new);
    return new Row(put.key(), put.document(), 1, metadata, now, now);
  }

  private Row changed(Row before, Stored put) {
    BsonDocument metadata = put.metadata().orElse(before.metadata());
    boolean same =
        before.document().sameBytes(put.document()) && before.metadata().equals(metadata);
    return same
        ? before
        : new Row(
            put.key(), put.document(), before.version() + 1, metadata, before.created(), now());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  synchronized Optional<Row> get(String key) {
    return Optional.ofNullable(rows.get(key));
  }

  synchronized boolean delete(String key, ExpectedVersion expected) {
    Mismatches.check(key, expected, get(key).map(Row::version).orElse(Mismatches.ABSENT));
    return rows.remove(key) != null;
  }

  /** Rows in key order, from the least of the range on. */
  synchronized List<Row> page(KeyRange range, int limit) {
    List<Row> page = new ArrayList<>();
    for (Map.Entry<String, Row> entry : rows.tailMap(range.from(), range.inclusive()).entrySet()) {
      if (page.size() == limit || !range.reaches(entry.getKey())) {
        break;
      }
      page.add(entry.getValue());
    }
    return page;
  }
}
