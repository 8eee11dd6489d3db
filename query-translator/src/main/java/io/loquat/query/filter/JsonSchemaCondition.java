package io.loquat.query.filter;

import static io.loquat.query.filter.FilterExamples.match;
import static io.loquat.query.filter.FilterExamples.noMatch;
import static io.loquat.query.filter.FilterExamples.refused;

import io.loquat.model.ErrorCode;
import io.loquat.model.SystemFields;
import io.loquat.query.meta.DocumentMeta;
import io.loquat.query.operator.OperatorSpec;
import io.loquat.query.schema.JsonSchema;
import io.loquat.query.sql.TranslationContext;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** {@code $jsonSchema}: the document obeys a schema. Immutable. */
record JsonSchemaCondition(JsonSchema schema) implements DocumentCondition {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          JsonSchema.NAME,
          "3.6",
          "a JSON Schema of draft 4, with bsonType for type",
          "only required asks for a field; null is a value of its own type",
          List.of(ErrorCode.BAD_VALUE, ErrorCode.FAILED_TO_PARSE, ErrorCode.TYPE_MISMATCH),
          "Matches documents that obey a JSON Schema; fields that Loquat adds do not count.",
          List.of(
              match("{a: 1}", "{$jsonSchema: {required: [\"a\"]}}"),
              noMatch("{b: 1}", "{$jsonSchema: {required: [\"a\"]}}"),
              match("{b: 1}", "{$jsonSchema: {properties: {a: {bsonType: \"string\"}}}}"),
              noMatch("{a: 1}", "{$jsonSchema: {properties: {a: {bsonType: \"string\"}}}}"),
              match("{a: \"x\"}", "{$jsonSchema: {properties: {a: {minimum: 5}}}}"),
              noMatch(
                  "{a: 5}",
                  "{$jsonSchema: {properties: {a: {minimum: 5, exclusiveMinimum: true}}}}"),
              match("{a: 0.3}", "{$jsonSchema: {properties: {a: {multipleOf: 0.1}}}}"),
              noMatch("{a: \"héé\"}", "{$jsonSchema: {properties: {a: {maxLength: 2}}}}"),
              noMatch("{a: [1, 1.0]}", "{$jsonSchema: {properties: {a: {uniqueItems: true}}}}"),
              noMatch(
                  "{a: [1, \"x\"]}",
                  "{$jsonSchema: {properties: {a: {items: {bsonType: \"int\"}}}}}"),
              noMatch(
                  "{b: 1}", "{$jsonSchema: {properties: {a: {}}, additionalProperties: false}}"),
              noMatch("{a: 1}", "{$jsonSchema: {dependencies: {a: [\"b\"]}}}"),
              match("{a: 1}", "{$jsonSchema: {properties: {a: {enum: [1.0, null]}}}}"),
              noMatch("{a: 1}", "{$jsonSchema: {properties: {a: {oneOf: [{}, {}]}}}}"),
              refused("{$jsonSchema: {maxItems: -1}}", ErrorCode.FAILED_TO_PARSE),
              refused("{$jsonSchema: {type: \"integer\"}}", ErrorCode.FAILED_TO_PARSE),
              refused("{$jsonSchema: {bsonType: 2}}", ErrorCode.TYPE_MISMATCH)));

  static DocumentCondition parse(BsonValue operand, Place place) {
    return new JsonSchemaCondition(JsonSchema.parse(operand, place.context()));
  }

  @Override
  public boolean matches(BsonDocument document, DocumentMeta meta) {
    return schema.accepts(meta.isShown() ? withoutSystemFields(document) : document);
  }

  /** A schema speaks of what clients write, as it does when it validates a collection. */
  private static BsonDocument withoutSystemFields(BsonDocument document) {
    BsonDocument own = new BsonDocument();
    document.forEach(
        (name, value) -> {
          if (!SystemFields.NAMES.contains(name)) {
            own.append(name, value);
          }
        });
    return own;
  }

  @Override
  public boolean readsMeta() {
    return false;
  }

  /** The fields that must be there; the evaluator checks all else. */
  @Override
  public SqlCondition toSql(TranslationContext context) {
    List<SqlCondition> required =
        schema.requiredNames().stream()
            .sorted()
            .map(name -> FieldSql.of(Path.of(name), context).exists())
            .toList();
    return new SqlCondition(SqlCondition.and(required).text(), false);
  }

  @Override
  public BsonDocument describe() {
    return new BsonDocument(JsonSchema.NAME, schema.text());
  }
}
