package io.loquat.store.sqlite;

import io.loquat.store.jsonb.DateText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The times in {@code _created} and {@code _updated}: ISO 8601, UTC, three fraction digits. */
final class Timestamps {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Timestamps() {}

  static String format(long millis) {
    return FORMAT.format(Instant.ofEpochMilli(millis));
  }

  /**
   * @throws java.time.DateTimeException if the text is no time
   */
  static long parse(byte[] text) {
    return DateText.parse(text, 0, text.length);
  }
}
