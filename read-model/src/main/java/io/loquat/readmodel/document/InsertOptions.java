package io.loquat.readmodel.document;

import java.util.Optional;
import org.bson.conversions.Bson;

/**
 * How documents are inserted. Immutable.
 *
 * {@snippet :
 * users.insertOne(ada, InsertOptions.defaults().metadata(new Document("cause", "import")));
 * }
 *
 * @param ordered whether the first failure of a batch ends it; otherwise the rest is tried too
 * @param expectedVersion {@link ExpectedVersion#DOCUMENT_DOES_NOT_EXIST}, which turns a taken id
 *     from a duplicate key into a version mismatch, or {@link ExpectedVersion#NO_CONCURRENCY_CHECK}
 * @param metadata what is kept beside each document, such as the event it comes from
 */
public record InsertOptions(
    boolean ordered, ExpectedVersion expectedVersion, Optional<Bson> metadata) {
  private static final InsertOptions DEFAULTS =
      new InsertOptions(true, ExpectedVersion.NO_CONCURRENCY_CHECK, Optional.empty());

  /** Ordered, unchecked, without metadata. */
  public static InsertOptions defaults() {
    return DEFAULTS;
  }

  public InsertOptions ordered(boolean newOrdered) {
    return new InsertOptions(newOrdered, expectedVersion, metadata);
  }

  public InsertOptions expectedVersion(ExpectedVersion newExpectedVersion) {
    return new InsertOptions(ordered, newExpectedVersion, metadata);
  }

  public InsertOptions metadata(Bson newMetadata) {
    return new InsertOptions(ordered, expectedVersion, Optional.of(newMetadata));
  }
}
