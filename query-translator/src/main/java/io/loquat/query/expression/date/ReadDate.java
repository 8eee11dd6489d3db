package io.loquat.query.expression.date;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalInt;

/** What has been read of a date so far. Confined to one thread. */
final class ReadDate {
  private OptionalInt year = OptionalInt.empty();
  private OptionalInt month = OptionalInt.empty();
  private OptionalInt day = OptionalInt.empty();
  private OptionalInt dayOfYear = OptionalInt.empty();
  private OptionalInt isoYear = OptionalInt.empty();
  private int isoWeek = 1;
  private int isoDay = 1;
  private int hour;
  private int minute;
  private int second;
  private int milli;
  private Optional<DayOfWeek> weekday = Optional.empty();
  private Optional<Zone> zone = Optional.empty();
  private boolean timeRead;

  void year(int value) {
    year = once(year, value);
  }

  void month(int value) {
    month = once(month, value);
  }

  void day(int value) {
    day = once(day, value);
  }

  void dayOfYear(int value) {
    dayOfYear = once(dayOfYear, value);
  }

  void isoYear(int value) {
    isoYear = once(isoYear, value);
  }

  private static OptionalInt once(OptionalInt before, int value) {
    if (before.isPresent()) {
      throw new UnreadableDate("Double date specification");
    }
    return OptionalInt.of(value);
  }

  void isoWeek(int value) {
    isoWeek = value;
  }

  void isoDay(int value) {
    isoDay = value;
  }

  void weekday(DayOfWeek value) {
    weekday = Optional.of(value);
  }

  void hour(int value) {
    hour = value;
  }

  void minute(int value) {
    minute = value;
  }

  void second(int value) {
    second = value;
  }

  void milli(int value) {
    milli = value;
  }

  void timeOfDay() {
    if (timeRead) {
      throw new UnreadableDate("Double time specification");
    }
    timeRead = true;
  }

  void zone(Zone value) {
    if (zone.isPresent()) {
      throw new UnreadableDate("Double timezone specification");
    }
    zone = Optional.of(value);
  }

  /** Whether a sign and digits are an offset by now, and no part of a date. */
  boolean mayHaveZone() {
    return timeRead || (year.isPresent() && month.isPresent() && day.isPresent());
  }

  /**
   * The date, in milliseconds since 1970.
   *
   * @param given the zone that the client has named beside the text
   */
  long millis(Zone given) {
    if (zone.isPresent() && !given.equals(Zone.UTC)) {
      throw new UnreadableDate(
          "you cannot pass in a date/time string with time zone information together with a"
              + " timezone argument");
    }
    try {
      LocalDateTime local = date().atTime(hour, minute, second, milli * 1_000_000);
      return zone.orElse(given).toMillis(local);
    } catch (DateTimeException | ArithmeticException e) {
      throw new UnreadableDate("The parsed date was invalid");
    }
  }

  private LocalDate date() {
    LocalDate date = namedDay();
    return weekday
        .map(wanted -> date.plusDays(Math.floorMod(wanted.compareTo(date.getDayOfWeek()), 7)))
        .orElse(date);
  }

  private LocalDate namedDay() {
    if (isoYear.isPresent()) {
      LocalDate inFirstWeek = LocalDate.of(isoYear.getAsInt(), 1, 4);
      return inFirstWeek
          .minusDays(inFirstWeek.getDayOfWeek().getValue() - 1L)
          .plusWeeks(isoWeek - 1L)
          .plusDays(isoDay - 1L);
    }
    if (year.isPresent() && dayOfYear.isPresent()) {
      return LocalDate.of(year.getAsInt(), 1, 1).plusDays(dayOfYear.getAsInt());
    }
    if (year.isEmpty() || month.isEmpty() || day.isEmpty()) {
      throw new UnreadableDate(
          "an incomplete date/time string has been found, with elements missing");
    }
    return LocalDate.of(year.getAsInt(), month.getAsInt(), day.getAsInt());
  }
}
