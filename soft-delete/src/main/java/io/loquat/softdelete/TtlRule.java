package io.loquat.softdelete;

import io.loquat.query.index.IndexSpec;
import io.loquat.store.CollectionInfo;
import io.loquat.store.ExpiringBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonString;

/**
 * How long documents of a collection live. Immutable.
 *
 * @param by what says since when
 */
record TtlRule(CollectionInfo collection, ExpiringBy by, long seconds) {
  private static final String EXPIRE_AFTER_SECONDS = "expireAfterSeconds";

  /** Beyond which a time is no time any more; MongoDB takes no longer ones. */
  private static final long SECONDS_MAX = Integer.MAX_VALUE;

  /** All rules of a collection. */
  static List<TtlRule> of(CollectionInfo collection) {
    List<TtlRule> rules = new ArrayList<>();
    for (IndexSpec index : collection.readyIndexes()) {
      index
          .expireAfterSeconds()
          .ifPresent(
              seconds ->
                  rules.add(
                      new TtlRule(
                          collection, new ExpiringBy.Index(index.name()), bounded(seconds))));
    }
    BsonDocument options = collection.options();
    if (options.get(EXPIRE_AFTER_SECONDS) instanceof BsonNumber seconds) {
      rules.add(new TtlRule(collection, ofCollection(options), bounded(seconds.longValue())));
    }
    return rules;
  }

  private static long bounded(long seconds) {
    return Math.clamp(seconds, 0, SECONDS_MAX);
  }

  /** Time-series collections by their time field, clustered ones by {@code _id}. */
  private static ExpiringBy ofCollection(BsonDocument options) {
    return options.get("timeseries") instanceof BsonDocument series
            && series.get("timeField") instanceof BsonString field
        ? new ExpiringBy.Field(field.getValue())
        : new ExpiringBy.Id();
  }

  /** When a document of that time is due. */
  Instant due(Instant time) {
    return time.plusSeconds(seconds);
  }

  /** Up to which time documents are due now. */
  Instant upTo(Instant now) {
    return now.minusSeconds(seconds);
  }
}
