package io.loquat.query.expression.date;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.operator.ShellText;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bson.BsonString;
import org.bson.BsonValue;

/** A time zone. Immutable. */
sealed interface Zone {
  Zone UTC = new Fixed(0);

  /** The offset at a time, in seconds to the east. */
  int offsetSeconds(long millis);

  /** Milliseconds since 1970 of a local time. */
  long toMillis(LocalDateTime local);

  default LocalDateTime local(long millis) {
    return Dates.local(millis, offsetSeconds(millis));
  }

  /** An offset; MongoDB takes any up to 99 hours and 99 minutes, which Java does not. */
  record Fixed(int seconds) implements Zone {
    @Override
    public int offsetSeconds(long millis) {
      return seconds;
    }

    @Override
    public long toMillis(LocalDateTime local) {
      return Math.subtractExact(Dates.asUtc(local), seconds * 1000L);
    }
  }

  /** A zone of the Olson database. */
  record Region(ZoneRules rules) implements Zone {
    @Override
    public int offsetSeconds(long millis) {
      return rules.getOffset(Instant.ofEpochMilli(millis)).getTotalSeconds();
    }

    /** In a gap the clock has been put forward, in an overlap the earlier time is meant. */
    @Override
    public long toMillis(LocalDateTime local) {
      return Math.subtractExact(
          Dates.asUtc(local), rules.getOffset(local).getTotalSeconds() * 1000L);
    }
  }

  /**
   * The zone of an operand; empty if that is null or missing.
   *
   * @throws CommandException 40517 if it is no string, 40485 if there is no such zone
   */
  static Optional<Zone> of(BsonValue value) {
    if (MissingValue.isNullish(value)) {
      return Optional.empty();
    }
    if (!(value instanceof BsonString text)) {
      throw new CommandException(
          ErrorCode.location(40517),
          "timezone must evaluate to a string, found " + ShellText.typeName(value));
    }
    return Optional.of(
        named(text.getValue())
            .orElseThrow(
                () ->
                    new CommandException(
                        ErrorCode.location(40485),
                        "unrecognized time zone identifier: \"" + text.getValue() + "\"")));
  }

  /** A zone by its Olson name, whose letters' case matters, or by its offset. */
  static Optional<Zone> named(String name) {
    if (Names.UTC.contains(name)) {
      return Optional.of(UTC);
    }
    if (Names.OLSON.contains(name)) {
      return Optional.of(new Region(ZoneId.of(name).getRules()));
    }
    if (Names.SHORT.containsKey(name)) {
      return Optional.of(new Fixed(Names.SHORT.get(name) * 3600));
    }
    Matcher offset = Names.OFFSET.matcher(name);
    return offset.matches() ? Optional.of(fixed(offset)) : Optional.empty();
  }

  private static Zone fixed(Matcher offset) {
    int hours = Integer.parseInt(offset.group(2));
    int minutes = offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3));
    int seconds = hours * 3600 + minutes * 60;
    return new Fixed(offset.group(1).equals("-") ? -seconds : seconds);
  }

  /** The names of zones. */
  final class Names {
    private static final Pattern OFFSET = Pattern.compile("([+-])(\\d{2})(?::?(\\d{2}))?");

    /** Those that MongoDB takes for no zone at all. */
    private static final Set<String> UTC =
        Set.of(
            "UTC", "UCT", "Universal", "Zulu", "Etc/UTC", "Etc/UCT", "Etc/Universal", "Etc/Zulu");

    /** Olson names that Java leaves out. */
    private static final Map<String, Integer> SHORT = Map.of("EST", -5, "MST", -7, "HST", -10);

    private static final Set<String> OLSON =
        ZoneId.getAvailableZoneIds().stream()
            .filter(id -> !id.startsWith("SystemV/"))
            .collect(Collectors.toUnmodifiableSet());

    private Names() {}
  }
}
