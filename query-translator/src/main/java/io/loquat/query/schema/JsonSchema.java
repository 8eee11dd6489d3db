package io.loquat.query.schema;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/** A schema for whole documents: the entry to schemas for other packages. Immutable. */
public final class JsonSchema {
  public static final String NAME = "$jsonSchema";

  private final BsonDocument text;
  private final Schema schema;

  private JsonSchema(BsonDocument text, Schema schema) {
    this.text = text;
    this.schema = schema;
  }

  /**
   * Parses the operand of {@code $jsonSchema}.
   *
   * @throws CommandException FailedToParse (9), TypeMismatch (14) or BadValue (2)
   */
  public static JsonSchema parse(BsonValue operand, QueryContext context) {
    if (!operand.isDocument()) {
      throw new CommandException(ErrorCode.TYPE_MISMATCH, NAME + " must be an object");
    }
    BsonDocument text = operand.asDocument();
    return new JsonSchema(text, new SchemaParser(context, 0).parse(text));
  }

  /** Whether the document obeys the schema. */
  public boolean accepts(BsonDocument document) {
    return schema.accepts(document);
  }

  /**
   * The rules that the document breaks, as {@code errInfo} tells them.
   *
   * @param document one that the schema does not accept
   */
  public BsonDocument explain(BsonDocument document) {
    BsonDocument failure = new BsonDocument("operatorName", new BsonString(NAME));
    failure.putAll(schema.annotations());
    return failure.append("schemaRulesNotSatisfied", new BsonArray(schema.explain(document)));
  }

  /** Names that every document which obeys the schema has, none of them a dotted path. */
  public Set<String> requiredNames() {
    return schema.requiredNames();
  }

  /** The schema as the client wrote it. */
  public BsonDocument text() {
    return text;
  }
}
