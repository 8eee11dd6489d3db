package io.loquat.store.sqlite;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The times in {@code _created} and {@code _updated}: ISO 8601, UTC, three fraction digits. */
final class Timestamps {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final int LENGTH = 24;

  private Timestamps() {}

  static String format(long millis) {
    return FORMAT.format(Instant.ofEpochMilli(millis));
  }

  static long parse(byte[] text) {
    return parse(text, 0, text.length);
  }

  /** Reads what {@link #format} wrote, fast; anything else by the slow way. */
  static long parse(byte[] text, int from, int to) {
    if (to - from != LENGTH || text[from + 10] != 'T' || text[from + 23] != 'Z') {
      String slowly = new String(text, from, to - from, StandardCharsets.US_ASCII);
      return Instant.parse(slowly).toEpochMilli();
    }
    int year = number(text, from, 4);
    long days = daysSince1970(year, number(text, from + 5, 2), number(text, from + 8, 2));
    long minutes = (days * 24 + number(text, from + 11, 2)) * 60 + number(text, from + 14, 2);
    return (minutes * 60 + number(text, from + 17, 2)) * 1000 + number(text, from + 20, 3);
  }

  private static int number(byte[] text, int from, int digits) {
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      number = number * 10 + (text[i] - '0');
    }
    return number;
  }

  /** Counts years from March, so that the leap day comes last. */
  private static long daysSince1970(int year, int month, int day) {
    int y = month <= 2 ? year - 1 : year;
    int era = Math.floorDiv(y, 400);
    int yearOfEra = y - era * 400;
    int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097L + dayOfEra - 719_468;
  }
}
