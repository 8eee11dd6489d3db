package io.loquat.query.expression.date;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads dates as people write them: a date, a time of day and a zone in any order. Confined to one
 * thread.
 *
 * <p>Words that stand for a time from now on, such as {@code tomorrow}, are no dates.
 */
final class FreeDate {
  private static final int LENGTH_MAX = 200;

  /** Tried in this order at each place; what follows a number must not be another digit. */
  private static final List<Token> TOKENS =
      List.of(
          new Token("(\\d{4})-W(\\d{2})(?:-?([1-7]))?(?!\\d)", FreeDate::isoWeek),
          new Token("(\\d{4})W(\\d{2})(?:([1-7]))?(?!\\d)", FreeDate::isoWeek),
          new Token("([+-]?\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})(?!\\d)", FreeDate::yearMonthDay),
          new Token("(\\d{4})(\\d{2})(\\d{2})(?!\\d)", FreeDate::yearMonthDay),
          new Token("(\\d{1,2})/(\\d{1,2})/(\\d{4})(?!\\d)", FreeDate::monthDayYear),
          new Token("(\\d{1,2})[-.](\\d{1,2})[-.](\\d{4})(?!\\d)", FreeDate::dayMonthYear),
          new Token("(\\d{4})-(\\d{2})(?![\\d:])", FreeDate::yearMonth),
          new Token(
              "t?(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2})(?:[.,:](\\d{1,9}))?)?(?!\\d)"
                  + "(?:\\s*([ap])\\.?m\\.?\\b)?",
              FreeDate::time),
          new Token("t(\\d{2})(\\d{2})(?:(\\d{2})(?:[.,](\\d{1,9}))?)?(?!\\d)", FreeDate::time),
          new Token("(\\d{1,2})()()()\\s*([ap])\\.?m\\.?\\b", FreeDate::time),
          new Token("(?:gmt|utc)?([+-])(\\d{1,2}):?(\\d{2})?(?!\\d)", FreeDate::offset),
          new Token("(\\d{4})(?!\\d)", (text, date) -> date.year(number(text, 1))),
          new Token("(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)", (text, date) -> date.day(number(text, 1))),
          new Token("[a-z_]+(?:/[a-z_+-]+)+", FreeDate::word),
          new Token("[a-z]+", FreeDate::word));

  /** What may stand between two tokens. */
  private static final Pattern GAP = Pattern.compile("[\\s,.-]*");

  private FreeDate() {}

  /**
   * @param isOffset could also be the end of a date such as 1-jan-2020
   */
  private record Token(Pattern pattern, boolean isOffset, BiConsumer<Matcher, ReadDate> action) {
    Token(String pattern, BiConsumer<Matcher, ReadDate> action) {
      this(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), pattern.contains("gmt|utc"), action);
    }
  }

  /**
   * @throws UnreadableDate if the text is no date
   */
  static ReadDate read(String text) {
    if (text.isBlank()) {
      throw new UnreadableDate("Empty string");
    }
    if (text.length() > LENGTH_MAX) {
      throw new UnreadableDate("Unexpected character");
    }
    ReadDate date = new ReadDate();
    int at = leadingSpaces(text);
    while (at < text.length()) {
      at = afterGap(text, token(text, at, date));
    }
    return date;
  }

  /** Spaces of Unicode are no spaces here. */
  private static int leadingSpaces(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
    return at;
  }

  /** A sign belongs to an offset once there is a time. */
  private static int afterGap(String text, int at) {
    Matcher gap = GAP.matcher(text).region(at, text.length());
    int end = gap.lookingAt() ? gap.end() : at;
    boolean isSign = end > at && text.charAt(end - 1) == '-';
    return isSign ? end - 1 : end;
  }

  private static int token(String text, int at, ReadDate date) {
    for (Token token : TOKENS) {
      Matcher matcher = token.pattern().matcher(text).region(at, text.length());
      matcher.useTransparentBounds(true);
      boolean fits = !token.isOffset() || date.mayHaveZone();
      if (fits && matcher.lookingAt()) {
        token.action().accept(matcher, date);
        return matcher.end();
      }
    }
    boolean isHyphen = text.charAt(at) == '-' && at + 1 < text.length();
    if (isHyphen) {
      return at + 1;
    }
    throw new UnreadableDate("Unexpected character");
  }

  private static int number(Matcher text, int group) {
    return Integer.parseInt(text.group(group));
  }

  private static void yearMonthDay(Matcher text, ReadDate date) {
    date.year(number(text, 1));
    date.month(number(text, 2));
    date.day(number(text, 3));
  }

  private static void monthDayYear(Matcher text, ReadDate date) {
    date.month(number(text, 1));
    date.day(number(text, 2));
    date.year(number(text, 3));
  }

  private static void dayMonthYear(Matcher text, ReadDate date) {
    date.day(number(text, 1));
    date.month(number(text, 2));
    date.year(number(text, 3));
  }

  private static void yearMonth(Matcher text, ReadDate date) {
    date.year(number(text, 1));
    date.month(number(text, 2));
    date.day(1);
  }

  private static void isoWeek(Matcher text, ReadDate date) {
    date.isoYear(number(text, 1));
    date.isoWeek(number(text, 2));
    if (text.group(3) != null) {
      date.isoDay(number(text, 3));
    }
  }

  private static void time(Matcher text, ReadDate date) {
    date.timeOfDay();
    date.hour(hour(text));
    date.minute(orZero(text.group(2)));
    date.second(orZero(text.group(3)));
    String fraction = text.group(4);
    if (fraction != null && !fraction.isEmpty()) {
      date.milli(Integer.parseInt((fraction + "00").substring(0, 3)));
    }
  }

  private static int hour(Matcher text) {
    int hour = number(text, 1);
    String half = text.groupCount() < 5 ? null : text.group(5);
    if (half == null) {
      return hour;
    }
    if (hour < 1 || hour > 12) {
      throw new UnreadableDate("Unexpected character");
    }
    return hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
  }

  private static int orZero(String digits) {
    return digits == null || digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  private static void offset(Matcher text, ReadDate date) {
    date.zone(FormattedDate.offset(text));
  }

  /** The name of a month, a day of the week or a zone; a T before a time means nothing. */
  private static void word(Matcher text, ReadDate date) {
    String word = text.group();
    String small = word.toLowerCase(Locale.ROOT);
    for (DayOfWeek day : DayOfWeek.values()) {
      String name = day.name().toLowerCase(Locale.ROOT);
      if (small.equals(name)
          || (small.length() >= 3 && small.length() <= 5 && name.startsWith(small))) {
        date.weekday(day);
        return;
      }
    }
    if (small.length() >= 3 && isMonth(small)) {
      date.month(FormattedDate.monthNumber(word));
    } else {
      date.zone(
          ZoneNames.find(word)
              .orElseThrow(
                  () -> new UnreadableDate("The timezone could not be found in the database")));
    }
  }

  private static boolean isMonth(String word) {
    try {
      return FormattedDate.monthNumber(word) > 0;
    } catch (UnreadableDate e) {
      return false;
    }
  }
}
