package io.loquat.store.sqlite;

import io.loquat.concurrency.ExpectedVersion;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.store.StoreException.DuplicateKey;
import io.loquat.store.StoreException.VersionMismatch;
import io.loquat.store.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;

/** What a collection with an archive is: a list of documents in natural order. Not thread-safe. */
final class ArchiveModel {
  private final List<Entry> entries = new ArrayList<>();

  /** A document with what the store keeps beside it. */
  static final class Entry {
    final BsonDocument document;
    long version = 1;
    boolean archived;

    Entry(BsonDocument document) {
      this.document = document;
    }

    void increment() {
      document.put("a", new BsonInt32(document.getInt32("a").getValue() + 1));
      version++;
    }

    void archive(boolean now) {
      archived = now;
      version++;
    }
  }

  List<Entry> seen(Visibility visibility, String filter) {
    Filter parsed = Filters.parse(TestStore.json(filter));
    return entries.stream()
        .filter(
            entry ->
                switch (visibility) {
                  case LIVE -> !entry.archived;
                  case ARCHIVED -> entry.archived;
                  case ALL -> true;
                })
        .filter(entry -> Filters.matches(parsed, entry.document))
        .toList();
  }

  void insert(BsonDocument document, ExpectedVersion expected) {
    String id = "{_id: " + document.getInt32("_id").getValue() + "}";
    for (Entry taken : seen(Visibility.ALL, id)) {
      throw expected.accepts(taken.version)
          ? new DuplicateKey(document.get("_id"), taken.archived)
          : mismatch(expected, taken.version);
    }
    if (!expected.allowsInsert()) {
      throw mismatch(expected, 0);
    }
    entries.add(new Entry(document));
  }

  /** Applies a write to the matches that may be changed; returns how many they are. */
  long each(
      Visibility visibility,
      String filter,
      boolean multi,
      ExpectedVersion expected,
      Consumer<Entry> change) {
    List<Entry> matches = seen(visibility, filter);
    List<Entry> found = multi ? matches : matches.stream().limit(1).toList();
    List<Entry> accepted = found.stream().filter(e -> expected.accepts(e.version)).toList();
    if (accepted.isEmpty() && !found.isEmpty()) {
      throw mismatch(expected, found.getFirst().version);
    }
    if (accepted.isEmpty() && !multi && !expected.allowsInsert()) {
      throw mismatch(expected, 0);
    }
    accepted.forEach(change);
    return accepted.size();
  }

  void remove(Entry entry) {
    entries.remove(entry);
  }

  private static VersionMismatch mismatch(ExpectedVersion expected, long actual) {
    return new VersionMismatch(expected, actual, BsonNull.VALUE);
  }
}
