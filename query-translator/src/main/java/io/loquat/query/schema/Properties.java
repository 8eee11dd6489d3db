package io.loquat.query.schema;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/** {@code properties}: the schemas of fields that a document may have. Immutable. */
record Properties(Map<String, Schema> schemas) implements Keyword {
  static final String NAME = "properties";

  static Optional<Keyword> parse(SchemaSource source) {
    return source.document(NAME).map(fields -> of(fields, source.parser()));
  }

  private static Properties of(BsonDocument fields, SchemaParser parser) {
    Map<String, Schema> schemas = new LinkedHashMap<>();
    fields.forEach((name, schema) -> schemas.put(name, parser.parse(document(name, schema))));
    return new Properties(schemas);
  }

  private static BsonDocument document(String name, BsonValue schema) {
    if (!schema.isDocument()) {
      throw new CommandException(
          ErrorCode.TYPE_MISMATCH,
          "Nested schema for $jsonSchema property '" + name + "' must be an object");
    }
    return schema.asDocument();
  }

  @Override
  public boolean accepts(BsonValue value) {
    return !value.isDocument()
        || schemas.entrySet().stream()
            .allMatch(property -> broken(property, value.asDocument()).isEmpty());
  }

  /** The field's value, if it is there and breaks its schema. */
  private static Optional<BsonValue> broken(
      Map.Entry<String, Schema> property, BsonDocument document) {
    return FieldLookup.find(document, property.getKey())
        .filter(field -> !property.getValue().accepts(field));
  }

  @Override
  public List<BsonDocument> explain(BsonValue value) {
    BsonArray failures = new BsonArray();
    for (Map.Entry<String, Schema> property : schemas.entrySet()) {
      Schema schema = property.getValue();
      BsonDocument failure = new BsonDocument("propertyName", new BsonString(property.getKey()));
      broken(property, value.asDocument())
          .map(field -> Failure.details(failure, schema, schema.explain(field)))
          .ifPresent(failures::add);
    }
    return List.of(Failure.of(NAME).append("propertiesNotSatisfied", failures));
  }
}
