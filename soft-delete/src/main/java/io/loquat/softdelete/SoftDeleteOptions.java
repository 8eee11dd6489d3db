package io.loquat.softdelete;

import io.loquat.store.CollectionInfo;
import java.util.OptionalInt;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;

/**
 * The options of a collection that concern archived documents. Immutable.
 *
 * @param softDelete whether every delete archives
 * @param expireArchivedAfterSeconds how long documents stay archived; empty is for ever
 */
public record SoftDeleteOptions(boolean softDelete, OptionalInt expireArchivedAfterSeconds) {
  public static final String SOFT_DELETE = "softDelete";
  public static final String EXPIRE_ARCHIVED_AFTER_SECONDS = "expireArchivedAfterSeconds";

  public static SoftDeleteOptions of(CollectionInfo collection) {
    BsonDocument options = collection.options();
    BsonValue softDelete = options.getOrDefault(SOFT_DELETE, BsonBoolean.FALSE);
    BsonValue seconds = options.get(EXPIRE_ARCHIVED_AFTER_SECONDS);
    return new SoftDeleteOptions(
        softDelete.equals(BsonBoolean.TRUE),
        seconds == null || !seconds.isNumber()
            ? OptionalInt.empty()
            : OptionalInt.of(seconds.asNumber().intValue()));
  }

  public SoftDeleteOptions withSoftDelete(boolean wanted) {
    return new SoftDeleteOptions(wanted, expireArchivedAfterSeconds);
  }

  public SoftDeleteOptions withExpireArchivedAfterSeconds(OptionalInt seconds) {
    return new SoftDeleteOptions(softDelete, seconds);
  }

  /** The same options of a collection with these in place; what is off is left out. */
  public BsonDocument in(BsonDocument options) {
    BsonDocument result = options.clone();
    result.remove(SOFT_DELETE);
    result.remove(EXPIRE_ARCHIVED_AFTER_SECONDS);
    if (softDelete) {
      result.append(SOFT_DELETE, BsonBoolean.TRUE);
    }
    if (expireArchivedAfterSeconds.isPresent()) {
      result.append(
          EXPIRE_ARCHIVED_AFTER_SECONDS, new BsonInt32(expireArchivedAfterSeconds.getAsInt()));
    }
    return result;
  }
}
