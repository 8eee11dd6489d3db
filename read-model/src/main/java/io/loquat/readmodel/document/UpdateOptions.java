package io.loquat.readmodel.document;

import java.util.Optional;
import org.bson.conversions.Bson;

/**
 * How documents are updated or replaced. Immutable.
 *
 * {@snippet :
 * users.replaceOne(eq("_id", "u1"), ada, UpdateOptions.defaults().upsert(true).expectedVersion(3));
 * }
 *
 * @param upsert whether a document is inserted if none matches; its {@code _id} is the one that the
 *     filter or the replacement names, and else a new UUID, or an ObjectId from the server if it is
 *     a replacement
 * @param sort which of several matches is meant by a write of one document: the first in this order
 * @param expectedVersion what the version must be
 * @param metadata replaces what is kept beside the document
 * @param archived whether archived documents are seen
 */
public record UpdateOptions(
    boolean upsert,
    Optional<Bson> sort,
    ExpectedVersion expectedVersion,
    Optional<Bson> metadata,
    Archived archived) {
  private static final UpdateOptions DEFAULTS =
      new UpdateOptions(
          false,
          Optional.empty(),
          ExpectedVersion.NO_CONCURRENCY_CHECK,
          Optional.empty(),
          Archived.EXCLUDE);

  /** No upsert, unchecked, metadata as it is. */
  public static UpdateOptions defaults() {
    return DEFAULTS;
  }

  public UpdateOptions upsert(boolean newUpsert) {
    return new UpdateOptions(newUpsert, sort, expectedVersion, metadata, archived);
  }

  public UpdateOptions sort(Bson newSort) {
    return new UpdateOptions(upsert, Optional.of(newSort), expectedVersion, metadata, archived);
  }

  public UpdateOptions expectedVersion(ExpectedVersion newExpectedVersion) {
    return new UpdateOptions(upsert, sort, newExpectedVersion, metadata, archived);
  }

  /** Short for {@link ExpectedVersion#exactly}. */
  public UpdateOptions expectedVersion(long version) {
    return expectedVersion(ExpectedVersion.exactly(version));
  }

  public UpdateOptions metadata(Bson newMetadata) {
    return new UpdateOptions(upsert, sort, expectedVersion, Optional.of(newMetadata), archived);
  }

  public UpdateOptions archived(Archived newArchived) {
    return new UpdateOptions(upsert, sort, expectedVersion, metadata, newArchived);
  }
}
