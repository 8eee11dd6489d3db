package io.loquat.query.expression.date;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The names of zones that texts may hold: abbreviations and Olson names. Immutable. */
final class ZoneNames {
  /** In hours to the east; those of Europe and America, whose meaning is not in doubt. */
  private static final Map<String, Integer> ABBREVIATIONS =
      Map.ofEntries(
          Map.entry("Z", 0),
          Map.entry("UTC", 0),
          Map.entry("GMT", 0),
          Map.entry("WET", 0),
          Map.entry("WEST", 1),
          Map.entry("BST", 1),
          Map.entry("CET", 1),
          Map.entry("CEST", 2),
          Map.entry("EET", 2),
          Map.entry("EEST", 3),
          Map.entry("MSK", 3),
          Map.entry("JST", 9),
          Map.entry("EST", -5),
          Map.entry("EDT", -4),
          Map.entry("CST", -6),
          Map.entry("CDT", -5),
          Map.entry("MST", -7),
          Map.entry("MDT", -6),
          Map.entry("PST", -8),
          Map.entry("PDT", -7),
          Map.entry("AKST", -9),
          Map.entry("AKDT", -8),
          Map.entry("HST", -10));

  private ZoneNames() {}

  static Optional<Zone> find(String name) {
    Integer hours = ABBREVIATIONS.get(name.toUpperCase(Locale.ROOT));
    return hours == null ? Zone.named(name) : Optional.of(new Zone.Fixed(hours * 3600));
  }
}
