package io.loquat.query.schema;

import io.loquat.query.operator.ShellText;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** {@code items}: the schema of all elements of an array, or those of its first ones. */
final class Items {
  static final String NAME = "items";

  private Items() {}

  static Optional<Keyword> parse(SchemaSource source) {
    return source.value(NAME).map(operand -> parse(operand, source.parser()));
  }

  private static Keyword parse(BsonValue operand, SchemaParser parser) {
    if (operand.isDocument()) {
      return new ElementSchema(
          NAME,
          0,
          parser.parse(operand.asDocument()),
          "At least one item did not match the sub-schema");
    }
    if (!operand.isArray()) {
      throw SchemaSource.mismatch(
          NAME, "must be an array or an object, not " + ShellText.typeName(operand));
    }
    return new LeadingElements(schemas(operand.asArray(), parser));
  }

  private static List<Schema> schemas(BsonArray array, SchemaParser parser) {
    return array.stream().map(element -> parser.parse(document(element))).toList();
  }

  private static BsonDocument document(BsonValue element) {
    if (!element.isDocument()) {
      throw SchemaSource.mismatch(
          NAME,
          "requires that each element of the array is an object, but found a "
              + ShellText.typeName(element));
    }
    return element.asDocument();
  }
}
