package io.loquat.query.expression.date;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.bson.BsonDateTime;
import org.bson.BsonValue;

/** Dates as milliseconds since 1970, and values as such. Stateless. */
final class Dates {
  private static final ErrorCode DURATION_OVERFLOW = new ErrorCode(159, "DurationOverflow");
  private static final int MILLIS = 1000;
  private static final int NANOS_PER_MILLI = 1_000_000;

  private Dates() {}

  /** The milliseconds of a date, a timestamp or an ObjectId; empty for other values. */
  static OptionalLong millis(BsonValue value) {
    return switch (value.getBsonType()) {
      case DATE_TIME -> OptionalLong.of(value.asDateTime().getValue());
      case TIMESTAMP ->
          OptionalLong.of(Integer.toUnsignedLong(value.asTimestamp().getTime()) * MILLIS);
      // The seconds of an ObjectId have a sign, those of a timestamp have none.
      case OBJECT_ID ->
          OptionalLong.of((long) value.asObjectId().getValue().getTimestamp() * MILLIS);
      default -> OptionalLong.empty();
    };
  }

  /**
   * @throws CommandException 16006 for values that are no dates
   */
  static long coerced(BsonValue value) {
    return millis(value)
        .orElseThrow(
            () ->
                new CommandException(
                    ErrorCode.location(16006),
                    "can't convert from BSON type " + ShellText.typeName(value) + " to Date"));
  }

  /**
   * @throws CommandException 5166307 for values that are no dates
   */
  static long required(String operator, String argument, BsonValue value) {
    return millis(value)
        .orElseThrow(
            () ->
                new CommandException(
                    ErrorCode.location(5166307),
                    "%s requires '%s' to be a date, but got %s"
                        .formatted(operator, argument, ShellText.typeName(value))));
  }

  static LocalDateTime local(long millis, long offsetSeconds) {
    long seconds = Math.floorDiv(millis, MILLIS) + offsetSeconds;
    int nanos = Math.floorMod(millis, MILLIS) * NANOS_PER_MILLI;
    return LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.UTC);
  }

  /** Milliseconds since 1970 of a local time, taken as UTC. */
  static long asUtc(LocalDateTime local) {
    Instant instant = local.toInstant(ZoneOffset.UTC);
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), MILLIS), instant.getNano() / NANOS_PER_MILLI);
  }

  /**
   * A date that is computed.
   *
   * @throws CommandException DurationOverflow (159) if it does not fit into 64 bits
   */
  static BsonDateTime computed(LongSupplier millis) {
    try {
      return new BsonDateTime(millis.getAsLong());
    } catch (ArithmeticException | DateTimeException e) {
      throw new CommandException(DURATION_OVERFLOW, "date overflow: " + e.getMessage());
    }
  }
}
