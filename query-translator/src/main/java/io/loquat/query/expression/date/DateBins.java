package io.loquat.query.expression.date;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * Spans of time of equal length, counted from the beginning of the year 2000. Immutable.
 *
 * @param size how many units each has
 */
record DateBins(DateUnit unit, long size, Zone zone, DayOfWeek weekStart) {
  private static final LocalDate ORIGIN = LocalDate.of(2000, 1, 1);

  /** The beginning of the span that a time lies in. */
  long begin(long millis) {
    return switch (unit) {
      case YEAR, QUARTER, MONTH -> months(millis);
      case WEEK -> days(millis, Math.multiplyExact(size, 7L), weekOrigin());
      case DAY -> days(millis, size, ORIGIN);
      case HOUR, MINUTE, SECOND, MILLISECOND -> exact(millis);
    };
  }

  /** By the local clock as it is set at that time. */
  private long exact(long millis) {
    long offset = zone.offsetSeconds(millis) * 1000L;
    long origin = Dates.asUtc(ORIGIN.atStartOfDay());
    long distance = Math.subtractExact(Math.addExact(millis, offset), origin);
    long begin = floor(distance, Math.multiplyExact(size, unit.millis()));
    return Math.subtractExact(Math.addExact(begin, origin), offset);
  }

  private long days(long millis, long length, LocalDate origin) {
    long distance = zone.local(millis).toLocalDate().toEpochDay() - origin.toEpochDay();
    return zone.toMillis(origin.plusDays(floor(distance, length)).atStartOfDay());
  }

  private long months(long millis) {
    LocalDate date = zone.local(millis).toLocalDate();
    long distance = (date.getYear() - ORIGIN.getYear()) * 12L + date.getMonthValue() - 1;
    long length = Math.multiplyExact(size, unit.months());
    return zone.toMillis(ORIGIN.plusMonths(floor(distance, length)).atStartOfDay());
  }

  /** The first such day of the week in the year 2000. */
  private LocalDate weekOrigin() {
    int days = Math.floorMod(weekStart.getValue() - ORIGIN.getDayOfWeek().getValue(), 7);
    return ORIGIN.plusDays(days);
  }

  private static long floor(long distance, long length) {
    return Math.multiplyExact(Math.floorDiv(distance, length), length);
  }
}
