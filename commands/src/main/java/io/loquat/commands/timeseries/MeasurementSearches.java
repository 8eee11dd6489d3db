package io.loquat.commands.timeseries;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.pipeline.Pipeline;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * The searches that a read of a time-series collection can be. With MongoDB they stand behind the
 * stage that takes measurements out of buckets, which allows less than in other collections.
 * Stateless.
 */
public final class MeasurementSearches {
  private MeasurementSearches() {}

  /**
   * Checks a pipeline before it is parsed.
   *
   * @throws CommandException 17313 if it begins with a search for text
   */
  public static void checkText(List<BsonDocument> stages) {
    if (!stages.isEmpty()) {
      Pipeline.checkNoSearch(stages.getFirst());
    }
  }

  /**
   * Checks a pipeline that can be parsed.
   *
   * @throws CommandException 5892921, 1938439, 5860206 or 5860208 if it begins with a {@code
   *     $geoNear} that wants too much
   */
  public static void checkNear(TimeSeries series, List<BsonDocument> stages) {
    if (!stages.isEmpty() && stages.getFirst().get("$geoNear") instanceof BsonDocument near) {
      check(series, near);
    }
  }

  /** Whether a pipeline begins with a {@code $geoNear} that needs no index. */
  public static boolean mayScan(TimeSeries series, List<BsonDocument> stages) {
    return !stages.isEmpty()
        && stages.getFirst().get("$geoNear") instanceof BsonDocument near
        && near.get("key") instanceof BsonString key
        && !series.isMeta(key.getValue());
  }

  private static void check(TimeSeries series, BsonDocument near) {
    if (!(near.get("key") instanceof BsonString key)) {
      throw refused(5892921, "Must specify 'key' option for $geoNear on a time-series collection");
    }
    if (near.get("query") instanceof BsonDocument query && !query.isEmpty()) {
      throw refused(
          1938439,
          "Must not specify 'query' for $geoNear on a time-series collection; use $match instead");
    }
    if (series.isMeta(key.getValue())) {
      return;
    }
    if (!near.containsKey("distanceField")) {
      throw refused(5860206, "$geoNear distanceField is required for time-series queries");
    }
    if (near.containsKey("includeLocs")) {
      throw refused(5860208, "$geoNear 'includeLocs' is not supported on time-series metrics");
    }
  }

  private static CommandException refused(int code, String message) {
    return new CommandException(ErrorCode.location(code), message);
  }
}
