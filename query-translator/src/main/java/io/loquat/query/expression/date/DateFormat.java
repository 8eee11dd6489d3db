package io.loquat.query.expression.date;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.util.Locale;

/** Writes dates in MongoDB's formats. Stateless. */
final class DateFormat {
  /** What may follow a percent sign when a date is written. */
  private static final String WRITTEN = "bBdGHjLmMSuUVwYzZ%";

  /** What may follow it when one is read. */
  private static final String READ = "bBdGHjLmMSuVYzZ%";

  private static final int YEAR_MAX = 9999;

  private DateFormat() {}

  static void checkWritten(String format) {
    check(format, WRITTEN);
  }

  static void checkRead(String format) {
    check(format, READ);
  }

  private static void check(String format, String specifiers) {
    for (int at = format.indexOf('%'); at >= 0; at = format.indexOf('%', at + 2)) {
      if (at + 1 == format.length()) {
        throw new CommandException(
            ErrorCode.location(18535), "Unmatched '%' at end of format string");
      }
      if (specifiers.indexOf(format.charAt(at + 1)) < 0) {
        throw new CommandException(
            ErrorCode.location(18536),
            "Invalid format character '%" + format.charAt(at + 1) + "' in format string");
      }
    }
  }

  /**
   * Writes a date in a format that has been checked.
   *
   * @param offsetSeconds of the local time
   * @throws CommandException 18537 for years that have not four digits
   */
  static String write(String format, LocalDateTime date, int offsetSeconds) {
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < format.length(); k++) {
      char letter = format.charAt(k);
      if (letter == '%') {
        k++;
        text.append(part(format.charAt(k), date, offsetSeconds));
      } else {
        text.append(letter);
      }
    }
    return text.toString();
  }

  private static String part(char specifier, LocalDateTime date, int offsetSeconds) {
    return switch (specifier) {
      case 'b' -> date.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case 'B' -> date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case 'd' -> digits(2, date.getDayOfMonth());
      case 'G' -> year(DateFields.isoWeekYear(date));
      case 'H' -> digits(2, date.getHour());
      case 'j' -> digits(3, date.getDayOfYear());
      case 'L' -> digits(3, DateFields.millisecond(date));
      case 'm' -> digits(2, date.getMonthValue());
      case 'M' -> digits(2, date.getMinute());
      case 'S' -> digits(2, date.getSecond());
      case 'u' -> digits(1, DateFields.isoDayOfWeek(date));
      case 'U' -> digits(2, DateFields.week(date));
      case 'V' -> digits(2, DateFields.isoWeek(date));
      case 'w' -> digits(1, DateFields.dayOfWeek(date));
      case 'Y' -> year(date.getYear());
      case 'z' -> offset(offsetSeconds);
      case 'Z' -> Integer.toString(offsetSeconds / 60);
      default -> "%";
    };
  }

  private static String year(int year) {
    if (year < 0 || year > YEAR_MAX) {
      throw new CommandException(
          ErrorCode.location(18537),
          "$dateToString is only defined on year 0-9999, tried to use year " + year);
    }
    return digits(4, year);
  }

  private static String offset(int offsetSeconds) {
    int minutes = Math.abs(offsetSeconds) / 60;
    return (offsetSeconds < 0 ? "-" : "+") + digits(2, minutes / 60) + digits(2, minutes % 60);
  }

  private static String digits(int count, int number) {
    String text = Integer.toString(number);
    return "0".repeat(Math.max(0, count - text.length())) + text;
  }
}
