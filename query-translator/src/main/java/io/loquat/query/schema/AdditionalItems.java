package io.loquat.query.schema;

import io.loquat.query.operator.ShellText;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * {@code additionalItems}: what may follow the elements that {@code items} has schemas for, if it
 * has one for each.
 */
final class AdditionalItems {
  private static final String NAME = "additionalItems";

  private AdditionalItems() {}

  static Optional<Keyword> parse(SchemaSource source) {
    return source.value(NAME).flatMap(operand -> parse(operand, source));
  }

  private static Optional<Keyword> parse(BsonValue operand, SchemaSource source) {
    // Without an array of schemas it means nothing, and yet must be well-formed.
    Optional<Integer> start =
        source.value(Items.NAME).filter(BsonValue::isArray).map(items -> items.asArray().size());
    if (operand.isDocument()) {
      Schema schema = source.parser().parse(operand.asDocument());
      return start.map(
          from ->
              new ElementSchema(
                  NAME, from, schema, "At least one additional item did not match the sub-schema"));
    }
    if (!operand.isBoolean()) {
      throw SchemaSource.mismatch(
          NAME, "must be either an object or a boolean, but got a " + ShellText.typeName(operand));
    }
    return operand.asBoolean().getValue()
        ? Optional.empty()
        : start.map(from -> new None(source.specified(NAME), from));
  }

  /** No elements from an index on. Immutable. */
  private record None(BsonDocument specifiedAs, int start) implements Limit {
    @Override
    public boolean accepts(BsonValue value) {
      return !value.isArray() || value.asArray().size() <= start;
    }

    @Override
    public String reason() {
      return "found additional items";
    }

    @Override
    public BsonDocument considered(BsonValue value) {
      BsonArray array = value.asArray();
      return new BsonDocument(NAME, new BsonArray(array.subList(start, array.size())));
    }
  }
}
