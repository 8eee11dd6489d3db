package io.loquat.query.expression.date;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;

/** Dates in strings, for operators of other groups. Stateless. */
public final class DateStrings {
  private DateStrings() {}

  /**
   * The milliseconds since 1970 of a date as people write it, in UTC if it names no zone.
   *
   * @throws CommandException ConversionFailure if the text is no date
   */
  public static long millis(String text) {
    try {
      return FreeDate.read(text).millis(Zone.UTC);
    } catch (UnreadableDate unreadable) {
      throw new CommandException(
          ErrorCode.CONVERSION_FAILURE,
          "Error parsing date string '%s'; %s".formatted(cut(text), unreadable.getMessage()));
    }
  }

  private static String cut(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100) + "...";
  }
}
