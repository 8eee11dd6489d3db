package io.loquat.store.sqlite;

import io.loquat.store.jsonb.DateText;
import io.loquat.store.jsonb.SystemValues;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Arrays;

/**
 * The system values of a row as one text that SQLite makes of them: {@code _created}, {@code
 * _archived}, {@code _updated}, {@code _version}.
 */
final class RowSystem {
  private RowSystem() {}

  /**
   * The arguments of SQL's {@code concat}.
   *
   * @param table of the columns, with a dot behind it, or nothing
   */
  static String sql(String table) {
    return "%1$s_created, %1$s_archived, %1$s_updated, %1$s_version".formatted(table);
  }

  /** Reads what stands at the end of a row, from there on. */
  static SystemValues values(byte[] row, int from) {
    int archived = timeEnd(row, from);
    int updated = archived + 1;
    int version = timeEnd(row, updated);
    long createdMillis = DateText.parse(row, from, archived);
    boolean alike = Arrays.equals(row, from, archived, row, updated, version);
    long updatedMillis = alike ? createdMillis : DateText.parse(row, updated, version);
    return new SystemValues(
        number(row, version), createdMillis, updatedMillis, row[archived] != '0');
  }

  /** The version alone. */
  static long version(byte[] row, int from) {
    return number(row, timeEnd(row, timeEnd(row, from) + 1));
  }

  /** Behind a time, whose length anybody may have changed. */
  private static int timeEnd(byte[] row, int from) {
    int usual = from + DateText.LENGTH;
    if (usual < row.length && row[usual - 1] == 'Z') {
      return usual;
    }
    for (int end = from; end < row.length - 1; end++) {
      if (row[end] == 'Z') {
        return end + 1;
      }
    }
    throw unreadable(row, from);
  }

  private static long number(byte[] row, int from) {
    long number = 0;
    for (int i = from; i < row.length; i++) {
      int digit = row[i] - '0';
      if (digit < 0 || digit > 9) {
        throw unreadable(row, from);
      }
      number = number * 10 + digit;
    }
    return number;
  }

  private static DateTimeException unreadable(byte[] row, int from) {
    int length = Math.min(row.length - from, 80);
    return new DateTimeException(
        "no system values in " + new String(row, from, length, StandardCharsets.ISO_8859_1));
  }
}
