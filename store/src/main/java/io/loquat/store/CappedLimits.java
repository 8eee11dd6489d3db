package io.loquat.store;

import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonValue;

/**
 * How large a capped collection may become. Immutable.
 *
 * @param bytes of BSON, a multiple of 256 as MongoDB has it
 * @param documents 0 for any number
 */
public record CappedLimits(long bytes, long documents) {
  private static final long BYTES_STEP = 256;
  private static final String CAPPED = "capped";
  private static final String SIZE = "size";
  private static final String MAX = "max";

  public CappedLimits {
    bytes = Math.ceilDiv(Math.max(1, bytes), BYTES_STEP) * BYTES_STEP;
    documents = Math.max(0, documents);
  }

  /** The limits of a collection; empty if it is not capped. */
  public static Optional<CappedLimits> of(CollectionInfo collection) {
    return collection.kind() instanceof CollectionKind.Capped capped
        ? Optional.of(new CappedLimits(capped.sizeBytes(), capped.documentsMax().orElse(0)))
        : Optional.empty();
  }

  /**
   * The options of a collection, with a size in place of whatever size they say. A capped
   * collection is not clustered: it lies in the order of its inserts.
   */
  public static BsonDocument capped(BsonDocument options, long bytes) {
    BsonDocument changed = options.clone();
    changed.remove(SIZE);
    changed.remove("clusteredIndex");
    changed.remove("expireAfterSeconds");
    BsonValue max = changed.remove(MAX);
    changed.append(CAPPED, BsonBoolean.TRUE);
    changed.append(SIZE, bytes == (int) bytes ? new BsonInt32((int) bytes) : new BsonInt64(bytes));
    if (max != null) {
      changed.append(MAX, max);
    }
    return changed;
  }

  /** Whether so much is more than there may be. */
  public boolean exceededBy(long documentsThere, long bytesThere) {
    return bytesThere > bytes || (documents > 0 && documentsThere > documents);
  }
}
