package io.loquat.store.sqlite;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.filter.Filters;
import io.loquat.query.update.Updates;
import io.loquat.store.ReadOptions;
import io.loquat.store.StoredDocument;
import io.loquat.store.Visibility;
import io.loquat.store.WriteTransaction.UpdateOutcome;
import io.loquat.store.WriteTransaction.UpdateRequest;
import io.loquat.store.jsonb.RootRule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;

/**
 * Updates documents the general way: read, apply in Java, write. {@link UpdateInSql} is asked first
 * where it may know a shorter one. Confined to the lane.
 */
final class Updater {
  private final LaneTransaction transaction;
  private final IndexEntries entries;
  private final Eviction eviction;
  private final LaneClock clock;
  private final long sortBytesMax;

  Updater(
      LaneTransaction transaction,
      IndexEntries entries,
      Eviction eviction,
      LaneClock clock,
      long sortBytesMax) {
    this.transaction = transaction;
    this.entries = entries;
    this.eviction = eviction;
    this.clock = clock;
    this.sortBytesMax = sortBytesMax;
  }

  UpdateOutcome update(CollectionTable table, UpdateRequest request) {
    FindPlan plan =
        Planning.ofWrite(
            table,
            new Planning.Terms(
                request.filter(),
                request.visibility(),
                request.sort(),
                request.multi() ? Long.MAX_VALUE : 1,
                ReadOptions.hinted(request.hint())),
            transaction.connection());
    SqliteConnection connection = transaction.connection();
    List<IndexTable> touched = IndexEntries.touched(table, request.update());
    if (touched.isEmpty()
        && table.capped().isEmpty()
        && UpdateInSql.run(connection, plan, request, clock)) {
      transaction.written(table);
      return new UpdateOutcome(1, 1, Optional.empty(), Optional.empty());
    }
    Matches matches =
        new Matches(connection, plan, request.filter(), request.expected(), request.deadline());
    return request.multi()
        ? updateEach(table, touched, request, matches)
        : matches
            .first(sortBytesMax)
            .map(row -> updateOne(table, touched, request, row))
            .orElseGet(() -> outcome(0, 0));
  }

  private UpdateOutcome updateEach(
      CollectionTable table, List<IndexTable> touched, UpdateRequest request, Matches matches) {
    long[] counts = new long[2];
    matches.each(
        row -> {
          counts[0]++;
          if (change(table, touched, request, row)) {
            counts[1]++;
          }
        });
    return outcome(counts[0], counts[1]);
  }

  private UpdateOutcome updateOne(
      CollectionTable table, List<IndexTable> touched, UpdateRequest request, StoredRow before) {
    boolean changed = change(table, touched, request, before);
    long modified = changed ? 1 : 0;
    if (!request.returnDocuments()) {
      return outcome(1, modified);
    }
    Optional<StoredDocument> after = changed ? byRid(table, before.rid()) : Optional.of(before);
    return new UpdateOutcome(1, modified, Optional.of(before), after);
  }

  private static UpdateOutcome outcome(long matched, long modified) {
    return new UpdateOutcome(matched, modified, Optional.empty(), Optional.empty());
  }

  private Optional<StoredDocument> byRid(CollectionTable table, long rid) {
    SqliteConnection connection = transaction.connection();
    try (SqliteRows rows = connection.prepare(table.byRidSql(Visibility.ALL)).bind(rid).query()) {
      return rows.next()
          ? Optional.of(new RowReader(connection, table).read(rows))
          : Optional.empty();
    }
  }

  /** Changes one row; false if the update leaves it as it is. */
  private boolean change(
      CollectionTable table, List<IndexTable> touched, UpdateRequest request, StoredRow row) {
    BsonDocument before = row.stored();
    BsonDocument updated =
        Updates.apply(
            request.update(),
            before,
            () -> Filters.matchedElement(request.filter(), row.document(), row.meta()));
    DocumentBytes after = DocumentBytes.of(updated);
    boolean sameDocument = same(row.storedBson(), after);
    boolean sameMetadata =
        request.metadata().map(metadata -> metadata.equals(row.metadata())).orElse(true);
    if (sameDocument && sameMetadata) {
      return false;
    }
    check(before, after);
    if (!sameDocument) {
      request.check().check(Optional.of(before), updated);
    }
    boolean indexed = !sameDocument && !touched.isEmpty() && !row.archived();
    Optional<IndexEntries.Changes> changes =
        indexed
            ? Optional.of(entries.changing(table, touched, row.rid(), before, updated))
            : Optional.empty();
    write(table, request, row, after);
    eviction.resized(table, row, after.length());
    transaction.written(table);
    changes.ifPresent(entries::apply);
    return true;
  }

  private static boolean same(byte[] before, DocumentBytes after) {
    int end = after.offset() + after.length();
    return Arrays.equals(before, 0, before.length, after.array(), after.offset(), end);
  }

  private static void check(BsonDocument before, DocumentBytes after) {
    if (after.length() > DocumentBytes.LENGTH_MAX) {
      throw new CommandException(
          ErrorCode.BSON_OBJECT_TOO_LARGE,
          "Resulting document after update is larger than " + DocumentBytes.LENGTH_MAX);
    }
    if (!after.id().equals(before.get("_id"))) {
      throw new CommandException(
          ErrorCode.IMMUTABLE_FIELD,
          "Performing an update on the path '_id' would modify the immutable field '_id'");
    }
  }

  private void write(
      CollectionTable table, UpdateRequest request, StoredRow row, DocumentBytes after) {
    SqliteConnection connection = transaction.connection();
    BsonDocument metadata = request.metadata().orElse(row.metadata());
    byte[] metadataJsonb = Inserter.metadata(connection.codec(), metadata);
    byte[] data = after.toJsonb(connection.codec(), RootRule.ID_FIRST);
    connection
        .prepare(table.updateSql())
        .bind(data)
        .bind(metadataJsonb)
        .bind(clock.now())
        .bind(row.rid())
        .bind(row.version())
        .update();
  }
}
