package io.loquat.query.schema;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;

/** The catalogue of keywords: those that there are, and those known but refused. */
final class Keywords {
  /** Says of a schema what one keyword, or a group that belongs together, demands. */
  @FunctionalInterface
  interface Parser {
    Optional<Keyword> parse(SchemaSource source);
  }

  /** In the order in which MongoDB checks and reports them; the type comes after all of them. */
  static final List<Parser> ORDERED =
      List.of(
          Pattern::parse,
          MaxLength::parse,
          MinLength::parse,
          MultipleOf::parse,
          Maximum::parse,
          Minimum::parse,
          MinItems::parse,
          MaxItems::parse,
          UniqueItems::parse,
          Items::parse,
          AdditionalItems::parse,
          Properties::parse,
          AdditionalProperties::parse,
          PatternProperties::parse,
          Required::parse,
          MinProperties::parse,
          MaxProperties::parse,
          Dependencies::parse,
          AllOf::parse,
          AnyOf::parse,
          OneOf::parse,
          Not::parse,
          EnumKeyword::parse);

  /** They say something to readers, and nothing about values. */
  static final List<String> ANNOTATIONS = List.of("title", "description");

  private static final Set<String> SUPPORTED =
      Set.of(
          "additionalItems",
          "additionalProperties",
          "allOf",
          "anyOf",
          "bsonType",
          "dependencies",
          "description",
          "enum",
          "exclusiveMaximum",
          "exclusiveMinimum",
          "items",
          "maxItems",
          "maxLength",
          "maxProperties",
          "maximum",
          "minItems",
          "minLength",
          "minProperties",
          "minimum",
          "multipleOf",
          "not",
          "oneOf",
          "pattern",
          "patternProperties",
          "properties",
          "required",
          "title",
          "type",
          "uniqueItems");

  /** Of JSON Schema, but not in MongoDB. */
  private static final Set<String> REFUSED =
      Set.of("$ref", "$schema", "default", "definitions", "format", "id");

  /** MongoDB's, about values that clients have encrypted. */
  private static final Set<String> OF_ENCRYPTION = Set.of("encrypt", "encryptMetadata");

  private Keywords() {}

  /**
   * @throws CommandException if the schema has a name that is no keyword
   */
  static void check(BsonDocument schema) {
    for (String name : schema.keySet()) {
      if (OF_ENCRYPTION.contains(name)) {
        throw SchemaSource.error(ErrorCode.COMMAND_NOT_SUPPORTED, name, "is not supported yet");
      }
      if (REFUSED.contains(name)) {
        throw SchemaSource.unparsable(name, "is not currently supported");
      }
      if (!SUPPORTED.contains(name)) {
        throw new CommandException(
            ErrorCode.FAILED_TO_PARSE, "Unknown $jsonSchema keyword: " + name);
      }
    }
  }
}
