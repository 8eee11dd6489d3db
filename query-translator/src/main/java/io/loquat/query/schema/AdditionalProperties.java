package io.loquat.query.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * {@code additionalProperties}: what fields may hold that neither {@code properties} names nor
 * {@code patternProperties} matches. Immutable.
 *
 * @param schema of such fields; without one there must be none
 */
record AdditionalProperties(Set<String> named, List<NamePattern> patterns, Optional<Schema> schema)
    implements Keyword {
  private static final String NAME = "additionalProperties";

  static Optional<Keyword> parse(SchemaSource source) {
    return source.value(NAME).flatMap(operand -> parse(operand, source));
  }

  private static Optional<Keyword> parse(BsonValue operand, SchemaSource source) {
    Set<String> named =
        source
            .document(Properties.NAME)
            .map(BsonDocument::keySet)
            .map(Set::copyOf)
            .orElse(Set.of());
    List<NamePattern> patterns = NamePattern.all(source);
    if (operand.isDocument()) {
      Schema schema = source.parser().parse(operand.asDocument());
      return Optional.of(new AdditionalProperties(named, patterns, Optional.of(schema)));
    }
    if (!operand.isBoolean()) {
      throw SchemaSource.mismatch(NAME, "must be an object or a boolean");
    }
    return operand.asBoolean().getValue()
        ? Optional.empty()
        : Optional.of(new AdditionalProperties(named, patterns, Optional.empty()));
  }

  @Override
  public boolean accepts(BsonValue value) {
    if (value.isDocument()) {
      for (Map.Entry<String, BsonValue> field : value.asDocument().entrySet()) {
        if (isWrong(field)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean isWrong(Map.Entry<String, BsonValue> field) {
    return isAdditional(field.getKey())
        && schema.map(rules -> !rules.accepts(field.getValue())).orElse(true);
  }

  private boolean isAdditional(String name) {
    return !named.contains(name) && patterns.stream().noneMatch(pattern -> pattern.matches(name));
  }

  @Override
  public List<BsonDocument> explain(BsonValue value) {
    BsonDocument document = value.asDocument();
    return List.of(
        schema.map(rules -> explain(document, rules)).orElseGet(() -> explain(document)));
  }

  private BsonDocument explain(BsonDocument document) {
    List<BsonString> names =
        document.keySet().stream().filter(this::isAdditional).map(BsonString::new).toList();
    return Failure.of(NAME)
        .append("specifiedAs", new BsonDocument(NAME, BsonBoolean.FALSE))
        .append(NAME, new BsonArray(names));
  }

  private BsonDocument explain(BsonDocument document, Schema rules) {
    BsonDocument failure =
        Failure.of(NAME)
            .append(
                "reason",
                new BsonString("at least one additional property did not match the subschema"));
    document.entrySet().stream()
        .filter(this::isWrong)
        .findFirst()
        .ifPresent(
            field ->
                Failure.details(
                    failure.append("failingProperty", new BsonString(field.getKey())),
                    rules,
                    rules.explain(field.getValue())));
    return failure;
  }
}
