package io.loquat.commands.timeseries;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * The updates that a time-series collection takes: of many measurements at once, by what was
 * measured, and of nothing but that. Stateless.
 */
public final class MeasurementUpdates {
  private MeasurementUpdates() {}

  /**
   * Checks an update of one measurement, as {@code findAndModify} would do.
   *
   * @throws CommandException InvalidOptions (72), always
   */
  public static void refuseOne() {
    throw refused("Cannot perform a non-multi update on a time-series collection");
  }

  /**
   * Checks an update.
   *
   * @throws CommandException InvalidOptions (72)
   */
  public static void check(
      TimeSeries series, BsonDocument filter, BsonValue update, boolean multi, boolean upsert) {
    if (!multi) {
      refuseOne();
    }
    if (upsert) {
      throw refused("Cannot perform an upsert on a time-series collection");
    }
    if (series.metaField().isEmpty()) {
      throw refused(
          "Cannot perform an update on a time-series collection that does not have a metaField");
    }
    checkFilter(series, filter);
    checkUpdate(series, update);
  }

  private static void checkFilter(TimeSeries series, BsonDocument filter) {
    for (Map.Entry<String, BsonValue> condition : filter.entrySet()) {
      String name = condition.getKey();
      switch (name) {
        case "$and", "$or", "$nor" -> {
          if (condition.getValue() instanceof BsonArray branches) {
            for (BsonValue branch : branches) {
              if (branch instanceof BsonDocument nested) {
                checkFilter(series, nested);
              }
            }
          }
        }
        case "$expr" ->
            throw refused(
                "Cannot use $expr when performing an update or delete on a time-series collection");
        case "$comment", "$alwaysTrue", "$alwaysFalse" -> {
          // Looks at no field.
        }
        default -> {
          if (!series.isMeta(name)) {
            throw notMeta("or delete on a time-series collection when querying on", series);
          }
        }
      }
    }
  }

  private static void checkUpdate(TimeSeries series, BsonValue update) {
    if (!(update instanceof BsonDocument operators)) {
      throw refused("Cannot perform an update on a time-series collection using a pipeline update");
    }
    if (operators.isEmpty() || !operators.getFirstKey().startsWith("$")) {
      throw refused(
          "Cannot perform an update on a time-series collection using a replacement document");
    }
    for (Map.Entry<String, BsonValue> operator : operators.entrySet()) {
      if (operator.getValue() instanceof BsonDocument changes) {
        checkChanges(series, changes, operator.getKey().equals("$rename"));
      }
    }
  }

  private static void checkChanges(TimeSeries series, BsonDocument changes, boolean rename) {
    for (Map.Entry<String, BsonValue> change : changes.entrySet()) {
      boolean elsewhere =
          rename
              && change.getValue() instanceof BsonString target
              && !series.isMeta(target.getValue());
      if (!series.isMeta(change.getKey()) || elsewhere) {
        throw notMeta("on a time-series collection which updates", series);
      }
    }
  }

  private static CommandException notMeta(String what, TimeSeries series) {
    return refused(
        "Cannot perform an update %s a field that is not the metaField '%s'"
            .formatted(what, series.metaField().orElse("")));
  }

  private static CommandException refused(String message) {
    return new CommandException(ErrorCode.INVALID_OPTIONS, message);
  }
}
