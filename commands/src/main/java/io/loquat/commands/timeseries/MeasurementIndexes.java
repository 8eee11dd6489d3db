package io.loquat.commands.timeseries;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.Map;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;

/** The indexes that a time-series collection can have. Stateless. */
public final class MeasurementIndexes {
  private static final String PARTIAL = "partialFilterExpression";

  private MeasurementIndexes() {}

  /**
   * Checks the description of an index, as {@code createIndexes} takes it.
   *
   * @throws CommandException InvalidOptions (72), CannotCreateIndex (67) or IndexOptionsConflict
   *     (85)
   */
  public static void check(TimeSeries series, BsonDocument index) {
    BsonDocument key = index.getDocument("key", new BsonDocument());
    for (Map.Entry<String, BsonValue> option : index.entrySet()) {
      switch (option.getKey()) {
        case "key" -> checkKey(series, key);
        case "unique" -> {
          if (isTrue(option.getValue())) {
            throw invalid("Unique indexes are not supported on time-series collections");
          }
        }
        case "sparse" -> checkSparse(series, key);
        case PARTIAL -> checkCollation(index);
        default -> {
          // As in any collection.
        }
      }
    }
    if (index.containsKey("expireAfterSeconds")) {
      checkExpiry(series, key, index);
    }
  }

  private static boolean isTrue(BsonValue value) {
    return switch (value) {
      case BsonBoolean bool -> bool.getValue();
      case BsonNumber number -> number.doubleValue() != 0;
      default -> false;
    };
  }

  private static void checkKey(TimeSeries series, BsonDocument key) {
    if (key.containsValue(new BsonString("text"))) {
      throw invalid("Text indexes are not supported on time-series collections");
    }
    key.forEach((path, kind) -> checkField(series, path, kind));
  }

  private static void checkField(TimeSeries series, String path, BsonValue kind) {
    boolean time = path.equals(series.timeField());
    boolean area = kind.equals(new BsonString("2dsphere"));
    if (!series.isMeta(path) && !kind.isNumber() && (time || !area)) {
      throw new CommandException(
          ErrorCode.CANNOT_CREATE_INDEX,
          "Invalid index spec for time-series collection: indexes on measurements must be"
              + " ascending, descending or 2dsphere: "
              + path);
    }
  }

  private static void checkSparse(TimeSeries series, BsonDocument key) {
    for (String path : key.keySet()) {
      if (!path.equals(series.timeField()) && !series.isMeta(path)) {
        throw invalid("Sparse indexes are not supported on time-series measurements");
      }
    }
  }

  private static void checkCollation(BsonDocument index) {
    if (index.containsKey("collation")) {
      throw new CommandException(
          ErrorCode.INDEX_OPTIONS_CONFLICT,
          "On a time-series collection, " + PARTIAL + " and collation arguments are incompatible");
    }
  }

  /** Only by time, and only for some of what is measured: the rest is for the collection to say. */
  private static void checkExpiry(TimeSeries series, BsonDocument key, BsonDocument index) {
    boolean ofMeta =
        index.get(PARTIAL) instanceof BsonDocument partial
            && !partial.isEmpty()
            && partial.keySet().stream().allMatch(series::isMeta);
    if (!ofMeta) {
      throw invalid(
          "TTL indexes on time-series collections require a partialFilterExpression on the"
              + " metaField");
    }
    if (key.size() != 1 || !key.containsKey(series.timeField())) {
      throw new CommandException(
          ErrorCode.CANNOT_CREATE_INDEX,
          "TTL indexes on time-series collections are on the timeField alone");
    }
  }

  private static CommandException invalid(String message) {
    return new CommandException(ErrorCode.INVALID_OPTIONS, message);
  }
}
