package io.loquat.query.schema;

import io.loquat.query.operator.ShellText;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/** {@code not}: a schema that a value must break. Immutable. */
record Not(Schema schema) implements Keyword {
  private static final String NAME = "not";

  static Optional<Keyword> parse(SchemaSource source) {
    return source.value(NAME).map(operand -> new Not(source.parser().parse(document(operand))));
  }

  private static BsonDocument document(BsonValue operand) {
    if (!operand.isDocument()) {
      throw SchemaSource.mismatch(
          NAME, "must be an object, but found an element of type " + ShellText.typeName(operand));
    }
    return operand.asDocument();
  }

  @Override
  public boolean accepts(BsonValue value) {
    return !schema.accepts(value);
  }

  @Override
  public List<BsonDocument> explain(BsonValue value) {
    return List.of(Failure.of(NAME).append("reason", new BsonString("child expression matched")));
  }
}
