package io.loquat.query.expression.conversion;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Dates as strings without a format: ISO 8601, in UTC if nothing else is said. Stateless. */
final class DateText {
  private static final ErrorCode OUT_OF_RANGE = ErrorCode.location(18537);
  private static final int YEAR_MAX = 9999;

  private static final DateTimeFormatter PRINTER =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);

  private static final DateTimeFormatter PARSER =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("uuuu-MM-dd[['T'][ ]HH:mm[:ss]]")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendPattern("[ ]")
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHmm", "Z")
          .optionalEnd()
          .optionalStart()
          .appendZoneId()
          .optionalEnd()
          .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
          .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
          .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
          .toFormatter(Locale.ROOT);

  private DateText() {}

  /**
   * @throws CommandException 18537 for years that have not four digits
   */
  static String of(long millis) {
    LocalDateTime date = LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    if (date.getYear() < 0 || date.getYear() > YEAR_MAX) {
      throw new CommandException(
          OUT_OF_RANGE,
          "Could not convert date to string: date component was outside the supported range of"
              + " 0-9999: "
              + date.getYear());
    }
    return PRINTER.format(date);
  }

  /**
   * @throws CommandException ConversionFailure if the text is no date
   */
  static long parse(String text) {
    try {
      TemporalAccessor parsed =
          PARSER.parseBest(text, ZonedDateTime::from, OffsetDateTime::from, LocalDateTime::from);
      return instant(parsed).toEpochMilli();
    } catch (DateTimeException | ArithmeticException invalid) {
      throw ConversionFailure.of(
          "Error parsing date string '" + text + "'; 0: Unexpected character");
    }
  }

  private static Instant instant(TemporalAccessor parsed) {
    return switch (parsed) {
      case ZonedDateTime zoned -> zoned.toInstant();
      case OffsetDateTime offset -> offset.toInstant();
      default -> LocalDateTime.from(parsed).atZone(ZoneId.of("UTC")).toInstant();
    };
  }
}
