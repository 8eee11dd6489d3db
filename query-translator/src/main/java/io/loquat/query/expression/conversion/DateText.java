package io.loquat.query.expression.conversion;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates as strings: ISO 8601 in UTC. Stateless. */
final class DateText {
  private static final ErrorCode OUT_OF_RANGE = ErrorCode.location(18537);
  private static final int YEAR_MAX = 9999;

  private static final DateTimeFormatter PRINTER =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);

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
}
