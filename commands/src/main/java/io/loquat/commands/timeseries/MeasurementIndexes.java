package io.loquat.commands.timeseries;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.Map;
import java.util.Set;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** The indexes that a time-series collection can have. Stateless. */
public final class MeasurementIndexes {
  private static final Set<String> NOT_SUPPORTED = Set.of("unique", "sparse", "prepareUnique");
  private static final String EXPIRE = "expireAfterSeconds";
  private static final String PARTIAL = "partialFilterExpression";

  private MeasurementIndexes() {}

  /**
   * Checks the description of an index, as {@code createIndexes} takes it.
   *
   * @throws CommandException InvalidOptions (72) or CannotCreateIndex (67)
   */
  public static void check(TimeSeries series, BsonDocument index) {
    for (String option : NOT_SUPPORTED) {
      if (isTrue(index.get(option))) {
        throw new CommandException(
            ErrorCode.INVALID_OPTIONS,
            "The option '" + option + "' is not supported on time-series collections");
      }
    }
    if (index.get("key") instanceof BsonDocument key) {
      for (Map.Entry<String, BsonValue> field : key.entrySet()) {
        checkField(series, field.getKey(), field.getValue());
      }
      if (index.containsKey(EXPIRE)) {
        checkExpiry(series, key, index);
      }
    }
  }

  private static boolean isTrue(@Nullable BsonValue value) {
    return switch (value) {
      case BsonBoolean bool -> bool.getValue();
      case BsonNumber number -> number.doubleValue() != 0;
      case null, default -> false;
    };
  }

  private static void checkField(TimeSeries series, String path, BsonValue kind) {
    if (path.equals("_id")) {
      throw cannotCreate("cannot have an index on '_id'");
    }
    if (kind.equals(new BsonString("text"))) {
      throw new CommandException(
          ErrorCode.INVALID_OPTIONS, "Text indexes are not supported on time-series collections");
    }
    if (series.isMeta(path) || kind.isNumber()) {
      return;
    }
    if (path.equals(series.timeField()) || !kind.equals(new BsonString("2dsphere"))) {
      throw cannotCreate(
          "Indexes on time-series measurements must be ascending, descending or 2dsphere: " + path);
    }
  }

  /** Only by time, and only for some of what is measured: the rest is for the collection to say. */
  private static void checkExpiry(TimeSeries series, BsonDocument key, BsonDocument index) {
    boolean byTime = key.size() == 1 && key.containsKey(series.timeField());
    boolean ofMeta =
        index.get(PARTIAL) instanceof BsonDocument partial
            && !partial.isEmpty()
            && partial.keySet().stream().allMatch(series::isMeta);
    if (!byTime || !ofMeta) {
      throw new CommandException(
          ErrorCode.INVALID_OPTIONS,
          "TTL indexes on time-series collections need the timeField as their only key, and a"
              + " partialFilterExpression on the metaField");
    }
  }

  private static CommandException cannotCreate(String why) {
    return new CommandException(
        ErrorCode.CANNOT_CREATE_INDEX, "Invalid index spec for time-series collection: " + why);
  }
}
