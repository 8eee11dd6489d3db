package io.loquat.query.expression.date;

import java.time.LocalDateTime;
import java.time.temporal.IsoFields;

/** Numbers that dates have, as MongoDB counts them. Stateless. */
final class DateFields {
  private static final int DAYS = 7;

  private DateFields() {}

  static int millisecond(LocalDateTime date) {
    return date.getNano() / 1_000_000;
  }

  /** From 1 for Sunday to 7 for Saturday. */
  static int dayOfWeek(LocalDateTime date) {
    return date.getDayOfWeek().getValue() % DAYS + 1;
  }

  /** From 1 for Monday to 7 for Sunday. */
  static int isoDayOfWeek(LocalDateTime date) {
    return date.getDayOfWeek().getValue();
  }

  /** The number of Sundays that the year has had. */
  static int week(LocalDateTime date) {
    return (date.getDayOfYear() + DAYS - dayOfWeek(date)) / DAYS;
  }

  static int isoWeek(LocalDateTime date) {
    return date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
  }

  static int isoWeekYear(LocalDateTime date) {
    return date.get(IsoFields.WEEK_BASED_YEAR);
  }
}
