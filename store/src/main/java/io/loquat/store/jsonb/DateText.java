package io.loquat.store.jsonb;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/**
 * Dates as text of one length, {@code 2026-01-02T03:04:05.000Z}, so that text order is time order.
 * Good for the years 1970 to 9999.
 */
public final class DateText {
  public static final int LENGTH = 24;

  /** The last millisecond of the year 9999. */
  static final long MILLIS_MAX = 253_402_300_799_999L;

  private static final long MILLIS_PER_DAY = 86_400_000;

  private DateText() {}

  /**
   * @throws IllegalArgumentException outside the years 1970 to 9999
   */
  public static String format(long millis) {
    if (!representable(millis)) {
      throw new IllegalArgumentException("no date of four digits: " + millis);
    }
    byte[] bytes = new byte[LENGTH];
    write(millis, bytes, 0);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /**
   * Milliseconds since 1970 of any ISO 8601 time with offset; fractions of a millisecond are cut.
   *
   * @throws DateTimeException if the text is none
   */
  public static long parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return parse(bytes, 0, bytes.length);
  }

  static boolean representable(long millis) {
    return millis >= 0 && millis <= MILLIS_MAX;
  }

  static void write(long millis, byte[] target, int at) {
    long day = millis / MILLIS_PER_DAY;
    int rest = (int) (millis - day * MILLIS_PER_DAY);
    writeDay((int) day, target, at);
    int seconds = rest / 1000;
    target[at + 10] = 'T';
    digits(seconds / 3600, target, at + 11, 2);
    target[at + 13] = ':';
    digits(seconds / 60 % 60, target, at + 14, 2);
    target[at + 16] = ':';
    digits(seconds % 60, target, at + 17, 2);
    target[at + 19] = '.';
    digits(rest % 1000, target, at + 20, 3);
    target[at + 23] = 'Z';
  }

  /** Counts from March of year 0 in eras of 400 years, so that leap days end a year. */
  private static void writeDay(int daysSince1970, byte[] target, int at) {
    int days = daysSince1970 + 719_468;
    int era = days / 146_097;
    int dayOfEra = days - era * 146_097;
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int marchMonth = (5 * dayOfYear + 2) / 153;
    int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
    digits(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), target, at, 4);
    target[at + 4] = '-';
    digits(month, target, at + 5, 2);
    target[at + 7] = '-';
    digits(dayOfYear - (153 * marchMonth + 2) / 5 + 1, target, at + 8, 2);
  }

  private static void digits(int value, byte[] target, int at, int count) {
    int rest = value;
    for (int i = at + count - 1; i >= at; i--) {
      target[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  /**
   * As {@link #parse(String)}, of UTF-8.
   *
   * @throws DateTimeException if the text is none
   */
  public static long parse(byte[] text, int from, int to) {
    if (to - from != LENGTH || !ourShape(text, from)) {
      return anyShape(text, from, to);
    }
    int year = number(text, from, 4);
    int month = number(text, from + 5, 2);
    int day = number(text, from + 8, 2);
    int hour = number(text, from + 11, 2);
    int minute = number(text, from + 14, 2);
    int second = number(text, from + 17, 2);
    int millisecond = number(text, from + 20, 3);
    boolean inRange = month >= 1 && month <= 12 && day >= 1 && hour < 24 && minute < 60;
    if ((year | month | day | hour | minute | second | millisecond) < 0
        || !inRange
        || second >= 60
        || (day > 28 && day > daysOf(year, month))) {
      return anyShape(text, from, to);
    }
    return epochDay(year, month, day) * MILLIS_PER_DAY
        + ((hour * 60 + minute) * 60 + second) * 1000L
        + millisecond;
  }

  private static boolean ourShape(byte[] text, int from) {
    return text[from + 4] == '-'
        && text[from + 7] == '-'
        && text[from + 10] == 'T'
        && text[from + 13] == ':'
        && text[from + 16] == ':'
        && text[from + 19] == '.'
        && text[from + 23] == 'Z';
  }

  /** Negative if a byte is no digit. */
  private static int number(byte[] text, int from, int count) {
    int value = 0;
    for (int i = from; i < from + count; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static int daysOf(int year, int month) {
    if (month == 2) {
      return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  private static long epochDay(int year, int month, int day) {
    int marchYear = month <= 2 ? year - 1 : year;
    int era = Math.floorDiv(marchYear, 400);
    int yearOfEra = marchYear - era * 400;
    int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097L + dayOfEra - 719_468;
  }

  private static long anyShape(byte[] text, int from, int to) {
    String whole = new String(text, from, to - from, StandardCharsets.UTF_8);
    return OffsetDateTime.parse(whole).toInstant().toEpochMilli();
  }
}
