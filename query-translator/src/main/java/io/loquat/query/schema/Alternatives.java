package io.loquat.query.schema;

import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;

/**
 * The schemas that {@code allOf}, {@code anyOf} and {@code oneOf} count. Immutable.
 *
 * @param keyword which of the three
 */
record Alternatives(String keyword, List<Schema> schemas) {
  static Optional<Alternatives> parse(SchemaSource source, String keyword) {
    return source
        .value(keyword)
        .map(operand -> new Alternatives(keyword, schemas(keyword, operand, source.parser())));
  }

  private static List<Schema> schemas(String keyword, BsonValue operand, SchemaParser parser) {
    if (!operand.isArray()) {
      throw SchemaSource.mismatch(keyword, "must be an array");
    }
    if (operand.asArray().isEmpty()) {
      throw SchemaSource.error(ErrorCode.BAD_VALUE, keyword, "must be a non-empty array");
    }
    return operand.asArray().stream()
        .map(element -> parser.parse(document(keyword, element)))
        .toList();
  }

  private static BsonDocument document(String keyword, BsonValue element) {
    if (!element.isDocument()) {
      throw SchemaSource.mismatch(
          keyword,
          "must be an array of objects, but found an element of type "
              + ShellText.typeName(element));
    }
    return element.asDocument();
  }

  long accepting(BsonValue value) {
    return schemas.stream().filter(schema -> schema.accepts(value)).count();
  }

  /** What is said if the value breaks too many of them. */
  List<BsonDocument> explain(BsonValue value) {
    BsonArray failures = new BsonArray();
    for (int index = 0; index < schemas.size(); index++) {
      Schema schema = schemas.get(index);
      if (!schema.accepts(value)) {
        BsonDocument failure = new BsonDocument("index", new BsonInt32(index));
        failures.add(Failure.details(failure, schema, schema.explain(value)));
      }
    }
    return List.of(Failure.of(keyword).append("schemasNotSatisfied", failures));
  }
}
