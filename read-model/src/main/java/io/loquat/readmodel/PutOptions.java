package io.loquat.readmodel;

import io.loquat.readmodel.document.ExpectedVersion;
import java.util.Optional;
import org.bson.conversions.Bson;

/**
 * How a value is put. Immutable if its metadata is left alone.
 *
 * {@snippet :
 * store.put(
 *     "o-1",
 *     order,
 *     PutOptions.table("orders").expectedVersion(3).metadata(new Document("position", 1207L)));
 * }
 *
 * @param tableName the collection; if empty, the one that the store was made with
 * @param expectedVersion what the value's version must be for the put to happen
 * @param metadata replaces the value's metadata, such as the position of the event that it comes
 *     from; if empty, that stays as it is
 */
public record PutOptions(
    Optional<String> tableName, ExpectedVersion expectedVersion, Optional<Bson> metadata) {
  private static final PutOptions DEFAULTS =
      new PutOptions(Optional.empty(), ExpectedVersion.NO_CONCURRENCY_CHECK, Optional.empty());

  public PutOptions {
    tableName.ifPresent(Tables::checked);
  }

  /** The store's own table, whatever the version is, with the metadata that is there. */
  public static PutOptions defaults() {
    return DEFAULTS;
  }

  /**
   * In this table, otherwise as {@link #defaults}.
   *
   * @throws IllegalArgumentException if it cannot be the name of a collection
   */
  public static PutOptions table(String name) {
    return new PutOptions(Optional.of(name), DEFAULTS.expectedVersion, DEFAULTS.metadata);
  }

  public PutOptions expectedVersion(ExpectedVersion newExpectedVersion) {
    return new PutOptions(tableName, newExpectedVersion, metadata);
  }

  /** Short for {@link ExpectedVersion#exactly}. */
  public PutOptions expectedVersion(long version) {
    return expectedVersion(ExpectedVersion.exactly(version));
  }

  public PutOptions metadata(Bson newMetadata) {
    return new PutOptions(tableName, expectedVersion, Optional.of(newMetadata));
  }
}
