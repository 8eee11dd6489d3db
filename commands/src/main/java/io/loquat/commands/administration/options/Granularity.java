package io.loquat.commands.administration.options;

import io.loquat.commands.argument.Arguments;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far apart the measurements of a time series lie; finer ones come first. */
enum Granularity {
  SECONDS(3_600, 60),
  MINUTES(86_400, 3_600),
  HOURS(2_592_000, 86_400);

  static final String FIELD = "granularity";

  private final int maxSpanSeconds;
  private final int roundingSeconds;

  Granularity(int maxSpanSeconds, int roundingSeconds) {
    this.maxSpanSeconds = maxSpanSeconds;
    this.roundingSeconds = roundingSeconds;
  }

  static Optional<Granularity> read(Arguments series) {
    Optional<String> name = series.string(FIELD);
    return name.map(
        text ->
            Arrays.stream(values())
                .filter(granularity -> granularity.text().equals(text))
                .findFirst()
                .orElseThrow(
                    () ->
                        new CommandException(
                            ErrorCode.BAD_VALUE,
                            "Enumeration value '%s' for field '%s' is not a valid value."
                                .formatted(text, series.path(FIELD)))));
  }

  /** The name in MongoDB's options. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a bucket spans at most. */
  int maxSpanSeconds() {
    return maxSpanSeconds;
  }

  /** To what a bucket's beginning is rounded. */
  int roundingSeconds() {
    return roundingSeconds;
  }
}
