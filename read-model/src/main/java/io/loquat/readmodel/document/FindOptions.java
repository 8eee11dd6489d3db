package io.loquat.readmodel.document;

import java.util.Optional;
import org.bson.conversions.Bson;

/**
 * How documents are looked for. Immutable.
 *
 * {@snippet :
 * users.find(gt("age", 18), FindOptions.defaults().sort(ascending("name")).limit(10));
 * }
 *
 * @param limit documents at most; 0 for no limit
 * @param offset documents to leave out, from the first in the order of {@code sort}
 * @param sort the order; without one, the order of insertion where the plan allows it
 * @param archived whether archived documents are seen
 * @param batchSize documents of one reply of the server at most; 0 for the server's choice
 */
public record FindOptions(
    long limit, long offset, Optional<Bson> sort, Archived archived, int batchSize) {
  private static final FindOptions DEFAULTS =
      new FindOptions(0, 0, Optional.empty(), Archived.EXCLUDE, 0);

  /**
   * @throws IllegalArgumentException if a number is negative
   */
  public FindOptions {
    if (limit < 0 || offset < 0 || batchSize < 0) {
      throw new IllegalArgumentException(
          "limit, offset and batchSize may not be negative: %s, %s, %s"
              .formatted(limit, offset, batchSize));
    }
  }

  /** All live documents, unsorted. */
  public static FindOptions defaults() {
    return DEFAULTS;
  }

  public FindOptions limit(long newLimit) {
    return new FindOptions(newLimit, offset, sort, archived, batchSize);
  }

  public FindOptions offset(long newOffset) {
    return new FindOptions(limit, newOffset, sort, archived, batchSize);
  }

  public FindOptions sort(Bson newSort) {
    return new FindOptions(limit, offset, Optional.of(newSort), archived, batchSize);
  }

  public FindOptions archived(Archived newArchived) {
    return new FindOptions(limit, offset, sort, newArchived, batchSize);
  }

  public FindOptions batchSize(int newBatchSize) {
    return new FindOptions(limit, offset, sort, archived, newBatchSize);
  }
}
