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

  /** Reads what {@link #format} wrote, fast; anything else by the slow way. */
  static long parse(byte[] text) {
    if (text.length != LENGTH || text[10] != 'T' || text[23] != 'Z') {
      return Instant.parse(new String(text, StandardCharsets.US_ASCII)).toEpochMilli();
    }
    long days = daysSince1970(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    long minutes = (days * 24 + number(text, 11, 13)) * 60 + number(text, 14, 16);
    return (minutes * 60 + number(text, 17, 19)) * 1000 + number(text, 20, 23);
  }

  private static int number(byte[] text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
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
