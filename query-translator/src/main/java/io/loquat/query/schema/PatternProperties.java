package io.loquat.query.schema;

import io.loquat.model.ErrorCode;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** {@code patternProperties}: the schemas of fields whose names match regular expressions. */
final class PatternProperties {
  static final String NAME = "patternProperties";

  private PatternProperties() {}

  static Optional<Keyword> parse(SchemaSource source) {
    source.document(NAME).ifPresent(patterns -> check(patterns, source));
    return Optional.empty();
  }

  private static void check(BsonDocument patterns, SchemaSource source) {
    patterns.forEach((name, schema) -> source.parser().parse(document(name, schema)));
    if (!patterns.isEmpty()) {
      throw SchemaSource.error(ErrorCode.COMMAND_NOT_SUPPORTED, NAME, "is not supported yet");
    }
  }

  private static BsonDocument document(String name, BsonValue schema) {
    if (!schema.isDocument()) {
      throw SchemaSource.mismatch(NAME, "has property '" + name + "' which is not an object");
    }
    return schema.asDocument();
  }
}
