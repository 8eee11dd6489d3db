package io.loquat.query.regex;

import java.util.List;
import java.util.Optional;

/**
 * Where a pattern has matched. Immutable.
 *
 * @param text what it has matched
 * @param startByte its place in the input's UTF-8
 * @param groups the text of each capturing group; empty for one that took no part
 */
public record Match(String text, int startByte, int endByte, List<Optional<String>> groups) {
  public Match {
    groups = List.copyOf(groups);
  }
}
