package io.loquat.query.schema;

import io.loquat.model.ErrorCode;
import java.util.Optional;

/** {@code pattern}: the regular expression that a string must match somewhere. */
final class Pattern {
  private static final String NAME = "pattern";

  private Pattern() {}

  static Optional<Keyword> parse(SchemaSource source) {
    source.string(NAME, "must be a string");
    if (source.has(NAME)) {
      throw SchemaSource.error(ErrorCode.COMMAND_NOT_SUPPORTED, NAME, "is not supported yet");
    }
    return Optional.empty();
  }
}
