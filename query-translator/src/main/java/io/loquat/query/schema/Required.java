package io.loquat.query.schema;

import io.loquat.query.operator.ShellText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/** {@code required}: the fields that a document must have. Immutable. */
record Required(BsonDocument specifiedAs, SortedSet<String> names) implements Keyword {
  private static final String NAME = "required";

  static Optional<Keyword> parse(SchemaSource source) {
    return source.value(NAME).map(names -> new Required(source.specified(NAME), names(names)));
  }

  private static SortedSet<String> names(BsonValue operand) {
    if (!operand.isArray()) {
      throw SchemaSource.mismatch(
          NAME, "must be an array, but found an element of type " + ShellText.typeName(operand));
    }
    SortedSet<String> names = new TreeSet<>();
    for (BsonValue name : operand.asArray()) {
      if (!name.isString()) {
        throw SchemaSource.mismatch(
            NAME,
            "must be an array of strings, but found an element of type: "
                + ShellText.typeName(name));
      }
      names.add(name.asString().getValue());
    }
    if (names.isEmpty()) {
      throw SchemaSource.unparsable(NAME, "cannot be an empty array");
    }
    if (names.size() < operand.asArray().size()) {
      throw SchemaSource.unparsable(NAME, "array cannot contain duplicate values");
    }
    return names;
  }

  @Override
  public boolean accepts(BsonValue value) {
    return !value.isDocument()
        || names.stream().allMatch(name -> FieldLookup.has(value.asDocument(), name));
  }

  @Override
  public List<BsonDocument> explain(BsonValue value) {
    List<BsonString> missing =
        names.stream()
            .filter(name -> !FieldLookup.has(value.asDocument(), name))
            .map(BsonString::new)
            .toList();
    return List.of(
        Failure.of(NAME)
            .append("specifiedAs", specifiedAs)
            .append("missingProperties", new BsonArray(missing)));
  }

  @Override
  public Set<String> requiredNames() {
    return names;
  }
}
