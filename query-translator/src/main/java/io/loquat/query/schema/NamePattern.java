package io.loquat.query.schema;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.TimeLimit;
import io.loquat.query.regex.Regex;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;

/**
 * A regular expression for the names of fields. Immutable.
 *
 * @param text as the client wrote it
 */
record NamePattern(String text, Regex regex) {
  /** Those of {@code patternProperties}. */
  static List<NamePattern> all(SchemaSource source) {
    Optional<BsonDocument> patterns = source.document(PatternProperties.NAME);
    TimeLimit timeLimit = source.parser().context().timeLimit();
    return patterns
        .map(fields -> fields.keySet().stream().map(text -> of(text, timeLimit)).toList())
        .orElse(List.of());
  }

  private static NamePattern of(String text, TimeLimit timeLimit) {
    try {
      return new NamePattern(text, Regex.ofFilter(text, "", timeLimit));
    } catch (CommandException error) {
      throw new CommandException(
          ErrorCode.BAD_VALUE, "Invalid regular expression: " + error.getMessage());
    }
  }

  boolean matches(String name) {
    return regex.find(name);
  }
}
