package io.loquat.query.schema;

import io.loquat.query.operator.ShellText;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** {@code enum}: the values that there may be. Immutable. */
record EnumKeyword(BsonDocument specifiedAs, Set<BsonValue> values) implements Limit {
  private static final String NAME = "enum";

  static Optional<Keyword> parse(SchemaSource source) {
    return source
        .value(NAME)
        .map(values -> new EnumKeyword(source.specified(NAME), distinct(values)));
  }

  private static Set<BsonValue> distinct(BsonValue operand) {
    if (!operand.isArray()) {
      throw SchemaSource.mismatch(
          NAME, "must be an array, but found an element of type " + ShellText.typeName(operand));
    }
    BsonArray array = operand.asArray();
    if (array.isEmpty()) {
      throw SchemaSource.unparsable(NAME, "cannot be an empty array");
    }
    Set<BsonValue> values = FieldOrderIgnored.set();
    for (BsonValue value : array) {
      if (!values.add(value)) {
        throw SchemaSource.unparsable(NAME, "array cannot contain duplicate values.");
      }
    }
    return values;
  }

  @Override
  public boolean accepts(BsonValue value) {
    return values.contains(value);
  }

  @Override
  public String reason() {
    return "value was not found in enum";
  }
}
