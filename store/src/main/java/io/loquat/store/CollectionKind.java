package io.loquat.store;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * What a collection is by its options, which {@code create} has checked. Immutable. All but a
 * {@link View} have a table with documents in it.
 */
public sealed interface CollectionKind {
  /** A collection with nothing special about it. */
  Ordinary ORDINARY = new Ordinary();

  /** Reads the options as the catalog keeps them. */
  static CollectionKind of(BsonDocument options) {
    if (options.isEmpty()) {
      return ORDINARY;
    }
    if (options.get("viewOn") instanceof BsonString viewOn) {
      return new View(viewOn.getValue(), stages(options));
    }
    if (options.get("timeseries") instanceof BsonDocument series) {
      return TimeSeries.of(series, number(options, "expireAfterSeconds"));
    }
    if (options.get("clusteredIndex") instanceof BsonDocument index) {
      return new Clustered(
          text(index, "name").orElse("_id_"), number(options, "expireAfterSeconds"));
    }
    return options.containsKey("capped")
        ? new Capped(number(options, "size").orElse(0), number(options, "max"))
        : ORDINARY;
  }

  private static List<BsonDocument> stages(BsonDocument options) {
    return options.get("pipeline") instanceof BsonArray array
        ? array.stream().map(BsonValue::asDocument).toList()
        : List.of();
  }

  private static Optional<String> text(BsonDocument options, String field) {
    return options.get(field) instanceof BsonString text
        ? Optional.of(text.getValue())
        : Optional.empty();
  }

  private static OptionalLong number(BsonDocument options, String field) {
    return options.get(field) instanceof BsonNumber number
        ? OptionalLong.of(number.longValue())
        : OptionalLong.empty();
  }

  /** A collection with nothing special about it. */
  record Ordinary() implements CollectionKind {}

  /**
   * A collection that forgets its oldest documents.
   *
   * @param sizeBytes how much it may hold
   * @param documentsMax how many it may hold; empty if only the size counts
   */
  record Capped(long sizeBytes, OptionalLong documentsMax) implements CollectionKind {}

  /**
   * A pipeline over another collection or view of the same database. It has no table.
   *
   * @param viewOn the other's name; it need not exist
   */
  record View(String viewOn, List<BsonDocument> pipeline) implements CollectionKind {
    public View {
      pipeline = List.copyOf(pipeline);
    }
  }

  /**
   * A collection of measurements.
   *
   * @param timeField a date in every measurement
   * @param metaField what tells the series apart
   * @param granularity {@code seconds}, {@code minutes} or {@code hours}; empty if the bucket's
   *     seconds were given instead
   * @param expireAfterSeconds after the measurement's time; empty for never
   */
  record TimeSeries(
      String timeField,
      Optional<String> metaField,
      Optional<String> granularity,
      long bucketMaxSpanSeconds,
      long bucketRoundingSeconds,
      OptionalLong expireAfterSeconds)
      implements CollectionKind {
    private static TimeSeries of(BsonDocument series, OptionalLong expireAfterSeconds) {
      Optional<String> granularity = text(series, "granularity");
      return new TimeSeries(
          text(series, "timeField").orElse(""),
          text(series, "metaField"),
          granularity,
          number(series, "bucketMaxSpanSeconds").orElse(3_600),
          number(series, "bucketRoundingSeconds").orElse(roundingOf(granularity.orElse("seconds"))),
          expireAfterSeconds);
    }

    private static long roundingOf(String granularity) {
      return switch (granularity) {
        case "hours" -> 86_400;
        case "minutes" -> 3_600;
        default -> 60;
      };
    }
  }

  /**
   * A collection whose natural order is that of {@code _id}.
   *
   * @param indexName of the index on {@code _id}, which is the collection itself
   * @param expireAfterSeconds after the date in {@code _id}; empty for never
   */
  record Clustered(String indexName, OptionalLong expireAfterSeconds) implements CollectionKind {}
}
