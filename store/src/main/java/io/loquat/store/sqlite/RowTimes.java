package io.loquat.store.sqlite;

import io.loquat.store.jsonb.SystemValues;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;

/**
 * The system values of a row but its version, as one text that SQLite makes of them: {@code
 * _created}, a digit, {@code _updated}. The digit is odd for an archived row, and two more if it
 * has metadata.
 */
final class RowTimes {
  private RowTimes() {}

  /**
   * @param table of the columns, with a dot behind it, or nothing
   */
  static String sql(String table) {
    return "%1$s_created || (%1$s_archived + 2 * (length(%1$smetadata) > 1)) || %1$s_updated"
        .formatted(table);
  }

  static SystemValues system(long version, byte[] times) {
    int digit = digit(times);
    return new SystemValues(
        version,
        Timestamps.parse(times, 0, digit),
        Timestamps.parse(times, digit + 1, times.length),
        (times[digit] & 1) != 0);
  }

  static boolean haveMetadata(byte[] times) {
    return (times[digit(times)] & 2) != 0;
  }

  /** Where the digit stands: behind the first time, whose length anybody may have changed. */
  private static int digit(byte[] times) {
    for (int end = 0; end < times.length - 1; end++) {
      if (times[end] == 'Z') {
        return end + 1;
      }
    }
    throw new DateTimeException("no time in " + new String(times, StandardCharsets.US_ASCII));
  }
}
