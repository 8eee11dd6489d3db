package io.loquat.query.expression.date;

import java.time.Month;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a date in a format. Confined to one thread. */
final class FormattedDate {
  private static final Pattern OFFSET =
      Pattern.compile("(?:GMT|UTC)?([+-])(\\d{1,2}):?(\\d{2})?|Z", Pattern.CASE_INSENSITIVE);

  private static final Pattern ZONE_NAME = Pattern.compile("[A-Za-z]+(?:/[A-Za-z_+-]+)*");
  private static final Pattern MINUTES = Pattern.compile("[+-]?\\d{1,4}");
  private static final Pattern WORD = Pattern.compile("[A-Za-z]+");

  private final String text;
  private final ReadDate date = new ReadDate();
  private int at;

  private FormattedDate(String text) {
    this.text = text;
  }

  /**
   * Reads a text in a format that has been checked.
   *
   * @throws UnreadableDate if the text is not so
   */
  static ReadDate read(String text, String format) {
    FormattedDate reader = new FormattedDate(text);
    for (int k = 0; k < format.length(); k++) {
      char letter = format.charAt(k);
      if (letter == '%') {
        k++;
        reader.part(format.charAt(k));
      } else {
        reader.literal(letter);
      }
    }
    if (reader.at < text.length()) {
      throw new UnreadableDate("Trailing data");
    }
    return reader.date;
  }

  private void part(char specifier) {
    switch (specifier) {
      case 'b', 'B' -> date.month(monthNumber(match(WORD, "A textual month could not be found")));
      case 'd' -> date.day(number(2));
      case 'G' -> date.isoYear(number(4));
      case 'H' -> date.hour(number(2));
      case 'j' -> date.dayOfYear(number(3));
      case 'L' -> date.milli(number(3));
      case 'm' -> date.month(number(2));
      case 'M' -> date.minute(number(2));
      case 'S' -> date.second(number(2));
      case 'u' -> date.isoDay(number(1));
      case 'V' -> date.isoWeek(number(2));
      case 'Y' -> date.year(fourDigits());
      case 'z' -> date.zone(zone());
      case 'Z' ->
          date.zone(
              new Zone.Fixed(
                  60 * Integer.parseInt(match(MINUTES, "A minute offset could not be found"))));
      default -> literal('%');
    }
  }

  private void literal(char letter) {
    if (at >= text.length() || text.charAt(at) != letter) {
      throw new UnreadableDate("Format literal not found");
    }
    at++;
  }

  private int fourDigits() {
    int start = at;
    int year = number(4);
    if (at - start != 4) {
      throw new UnreadableDate("A four digit year could not be found");
    }
    return year;
  }

  private int number(int digitsMax) {
    int value = 0;
    int start = at;
    while (at < text.length() && at - start < digitsMax && isDigit(text.charAt(at))) {
      value = value * 10 + text.charAt(at) - '0';
      at++;
    }
    if (at == start) {
      throw new UnreadableDate("A number could not be found");
    }
    return value;
  }

  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }

  private String match(Pattern pattern, String error) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw new UnreadableDate(error);
    }
    at = matcher.end();
    return matcher.group();
  }

  private Zone zone() {
    Matcher offset = OFFSET.matcher(text).region(at, text.length());
    if (offset.lookingAt()) {
      at = offset.end();
      return offset(offset);
    }
    String name = match(ZONE_NAME, "The timezone could not be found in the database");
    return ZoneNames.find(name)
        .orElseThrow(() -> new UnreadableDate("The timezone could not be found in the database"));
  }

  /** The zone of a sign, hours and minutes; of none of them, UTC. */
  static Zone offset(Matcher offset) {
    if (offset.group(1) == null) {
      return Zone.UTC;
    }
    int minutes = offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3));
    int seconds = Integer.parseInt(offset.group(2)) * 3600 + minutes * 60;
    return new Zone.Fixed(offset.group(1).equals("-") ? -seconds : seconds);
  }

  /** The month of a name or its first three letters. */
  static int monthNumber(String word) {
    String wanted = word.toUpperCase(Locale.ROOT);
    for (Month month : Month.values()) {
      boolean isShort = wanted.length() == 3 && month.name().startsWith(wanted);
      if (isShort || month.name().equals(wanted) || isSept(month, wanted)) {
        return month.getValue();
      }
    }
    throw new UnreadableDate("A textual month could not be found");
  }

  private static boolean isSept(Month month, String wanted) {
    return month == Month.SEPTEMBER && wanted.equals("SEPT");
  }
}
