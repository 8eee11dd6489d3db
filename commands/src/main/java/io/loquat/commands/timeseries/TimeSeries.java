package io.loquat.commands.timeseries;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.index.IndexSpec;
import io.loquat.store.CollectionInfo;
import io.loquat.store.CollectionKind;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * What makes a collection one of measurements. Immutable.
 *
 * @param timeField the field that has a measurement's time
 * @param metaField the field that says what was measured, if there is one
 */
public record TimeSeries(String timeField, Optional<String> metaField) {
  /** What the names of MongoDB's collections of buckets begin with. */
  public static final String BUCKETS = "system.buckets.";

  /** What the catalog says about it, if it is a time-series collection. */
  public static Optional<TimeSeries> of(CollectionInfo collection) {
    return collection.kind() instanceof CollectionKind.TimeSeries series
        ? Optional.of(new TimeSeries(series.timeField(), series.metaField()))
        : Optional.empty();
  }

  /** Whether a path leads into the field that says what was measured. */
  boolean isMeta(String path) {
    return metaField.filter(meta -> path.equals(meta) || path.startsWith(meta + ".")).isPresent();
  }

  /** The index that such a collection has from its beginning, if it has a meta field. */
  public Optional<IndexSpec> firstIndex() {
    return metaField.map(
        meta ->
            IndexSpec.of(
                new BsonDocument("v", new BsonInt32(2))
                    .append(
                        "key",
                        new BsonDocument(meta, new BsonInt32(1))
                            .append(timeField, new BsonInt32(1)))
                    .append("name", new BsonString(meta + "_1_" + timeField + "_1"))));
  }

  /**
   * Checks a document that is to be inserted.
   *
   * @throws CommandException BadValue (2) if it says no time
   */
  public void checkMeasurement(BsonDocument document) {
    BsonValue time = document.get(timeField);
    if (time == null || !time.isDateTime()) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "'" + timeField + "' must be present and contain a valid BSON UTC datetime value");
    }
  }

  /**
   * Checks that a write is not to buckets: there are none, measurements are documents of their own.
   *
   * @throws CommandException InvalidNamespace (73)
   */
  public static void refuseBuckets(String collection) {
    if (collection.startsWith(BUCKETS)) {
      throw new CommandException(
          ErrorCode.INVALID_NAMESPACE,
          "cannot write to "
              + collection
              + ": measurements are written to "
              + collection.substring(BUCKETS.length()));
    }
  }
}
