package io.loquat.commands.administration.options;

import io.loquat.commands.argument.Arguments;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Namespace;
import io.loquat.store.CollectionKind;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/** The option {@code timeseries} of {@code create} and {@code collMod}. Stateless. */
public final class TimeSeriesOptions {
  /** The option's name. */
  public static final String FIELD = "timeseries";

  private static final String TIME = "timeField";
  private static final String META = "metaField";
  private static final String SPAN = "bucketMaxSpanSeconds";
  private static final String ROUNDING = "bucketRoundingSeconds";
  private static final int SECONDS_MAX = 31_536_000;

  private static final Set<String> FIELDS = Set.of(TIME, META, Granularity.FIELD, SPAN, ROUNDING);
  private static final Set<String> CHANGEABLE = Set.of(Granularity.FIELD, SPAN, ROUNDING);

  private TimeSeriesOptions() {}

  /** How measurements are put together, as the client says it. */
  private record Bucketing(
      Optional<Granularity> granularity, OptionalInt span, OptionalInt rounding) {
    static Bucketing read(Arguments series) {
      return new Bucketing(
          Granularity.read(series), seconds(series, SPAN), seconds(series, ROUNDING));
    }

    boolean hasSeconds() {
      return span.isPresent() || rounding.isPresent();
    }

    /** Checks that both numbers are there and the same. */
    void checkSeconds() {
      if (span.isEmpty() || rounding.isEmpty() || span.getAsInt() != rounding.getAsInt()) {
        throw invalid(
            "Time-series 'bucketMaxSpanSeconds' and 'bucketRoundingSeconds' must be specified"
                + " together and be equal to each other");
      }
    }

    void appendTo(BsonDocument stored) {
      if (granularity.isEmpty() && hasSeconds()) {
        checkSeconds();
        stored
            .append(ROUNDING, new BsonInt32(rounding.orElseThrow()))
            .append(SPAN, new BsonInt32(span.orElseThrow()));
      } else {
        Granularity chosen = granularity.orElse(Granularity.SECONDS);
        checkAgainst(chosen);
        stored
            .append(Granularity.FIELD, new BsonString(chosen.text()))
            .append(SPAN, new BsonInt32(chosen.maxSpanSeconds()));
      }
    }

    private void checkAgainst(Granularity chosen) {
      if (span.isPresent() && span.getAsInt() != chosen.maxSpanSeconds()) {
        throw invalid(
            "Time-series 'bucketMaxSpanSeconds' cannot be set to a value other than the default of"
                + " %s for the provided granularity".formatted(chosen.maxSpanSeconds()));
      }
      if (rounding.isPresent()) {
        throw invalid(
            "Time-series 'bucketRoundingSeconds' cannot be set when 'granularity' is set");
      }
    }
  }

  /** Checks types and ranges, and gives what is stored but for the check of names. */
  public static BsonDocument read(Arguments series, Namespace namespace) {
    series.allowOnly(FIELDS);
    String timeField = series.requiredString(TIME);
    Optional<String> metaField = series.string(META);
    Bucketing bucketing = Bucketing.read(series);
    checkTopLevel(namespace, TIME, timeField);
    BsonDocument stored = new BsonDocument(TIME, new BsonString(timeField));
    if (metaField.isPresent()) {
      checkMeta(namespace, metaField.get(), timeField);
      stored.append(META, new BsonString(metaField.get()));
    }
    bucketing.appendTo(stored);
    return stored;
  }

  /** Checks types and ranges alone. */
  public static void checkTypes(Arguments series) {
    series.allowOnly(FIELDS);
    series.requiredString(TIME);
    series.string(META);
    Bucketing.read(series);
  }

  private static void checkMeta(Namespace namespace, String metaField, String timeField) {
    if (metaField.equals("_id")) {
      throw invalid("'metaField' cannot be \"_id\"");
    }
    if (metaField.equals(timeField)) {
      throw invalid("'metaField' cannot be the same as 'timeField'");
    }
    checkTopLevel(namespace, META, metaField);
  }

  private static void checkTopLevel(Namespace namespace, String option, String field) {
    if (field.indexOf('.') >= 0) {
      throw invalid(
          "%s: '%s' must be a top-level field and not contain a '.'".formatted(namespace, option));
    }
  }

  /**
   * What is stored after {@code collMod}: buckets may only become coarser.
   *
   * @param now as it is stored
   */
  public static BsonDocument changed(
      Arguments series, BsonDocument now, CollectionKind.TimeSeries kind) {
    Bucketing wanted = checkChange(series);
    if (wanted.granularity().isEmpty() && !wanted.hasSeconds()) {
      return now;
    }
    if (wanted.granularity().isPresent() && wanted.hasSeconds()) {
      throw invalid(
          "collMod does not support changing 'granularity' together with the bucket's seconds");
    }
    int span = wanted.granularity().map(Granularity::maxSpanSeconds).orElseGet(() -> span(wanted));
    int rounding = wanted.granularity().map(Granularity::roundingSeconds).orElse(span);
    if (span < kind.bucketMaxSpanSeconds() || rounding < kind.bucketRoundingSeconds()) {
      throw invalid(
          "Invalid transition for timeseries.granularity or the bucket's seconds: they can only"
              + " be increased");
    }
    BsonDocument stored = now.clone();
    CHANGEABLE.forEach(stored::remove);
    wanted.appendTo(stored);
    return stored;
  }

  private static int span(Bucketing wanted) {
    wanted.checkSeconds();
    return wanted.span().orElseThrow();
  }

  /** Checks types and ranges alone of what {@code collMod} takes. */
  public static void checkChangeTypes(Arguments series) {
    Bucketing unused = checkChange(series);
  }

  private static Bucketing checkChange(Arguments series) {
    series.allowOnly(CHANGEABLE);
    return Bucketing.read(series);
  }

  private static OptionalInt seconds(Arguments series, String field) {
    if (!series.has(field)) {
      return OptionalInt.empty();
    }
    long seconds = series.wholeNumber(field, 0);
    if (seconds < 1 || seconds > SECONDS_MAX) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "BSON field '%s' value must be %s, actual value '%s'"
              .formatted(field, seconds < 1 ? ">= 1" : "<= " + SECONDS_MAX, seconds));
    }
    return OptionalInt.of((int) seconds);
  }

  private static CommandException invalid(String message) {
    return new CommandException(ErrorCode.INVALID_OPTIONS, message);
  }
}
