package io.loquat.query.regex;

import java.util.List;

/**
 * A pattern as the engine reads it. Immutable.
 *
 * @param groups the engine's groups for each of the pattern's, from number 1
 * @param stackBytes that the engine may need for each byte of a text
 */
record EnginePattern(String text, List<List<Integer>> groups, int stackBytes) {}
