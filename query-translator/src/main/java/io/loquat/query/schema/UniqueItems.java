package io.loquat.query.schema;

import java.util.Optional;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** {@code uniqueItems}: no two elements of an array may be equal. Immutable. */
record UniqueItems(BsonDocument specifiedAs) implements Limit {
  private static final String NAME = "uniqueItems";

  static Optional<Keyword> parse(SchemaSource source) {
    boolean wanted = source.bool(NAME).orElse(false);
    return wanted ? Optional.of(new UniqueItems(source.specified(NAME))) : Optional.empty();
  }

  @Override
  public boolean accepts(BsonValue value) {
    return !value.isArray() || duplicate(value.asArray()).isEmpty();
  }

  private static Optional<BsonValue> duplicate(BsonArray array) {
    Set<BsonValue> seen = FieldOrderIgnored.set();
    return array.stream().filter(element -> !seen.add(element)).findFirst();
  }

  @Override
  public String reason() {
    return "found a duplicate item";
  }

  @Override
  public BsonDocument considered(BsonValue value) {
    BsonDocument considered = new BsonDocument("consideredValue", value);
    duplicate(value.asArray())
        .ifPresent(duplicate -> considered.append("duplicatedValue", duplicate));
    return considered;
  }
}
