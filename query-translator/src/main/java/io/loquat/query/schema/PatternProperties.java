package io.loquat.query.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * {@code patternProperties}: the schemas of fields whose names match regular expressions.
 * Immutable.
 */
record PatternProperties(List<Rule> rules) implements Keyword {
  static final String NAME = "patternProperties";

  /** The schema of all fields with such names. */
  private record Rule(NamePattern pattern, Schema schema) {
    Optional<Map.Entry<String, BsonValue>> firstWrong(BsonDocument document) {
      return document.entrySet().stream()
          .filter(field -> pattern.matches(field.getKey()) && !schema.accepts(field.getValue()))
          .findFirst();
    }

    BsonDocument explain(Map.Entry<String, BsonValue> field) {
      BsonDocument failure =
          new BsonDocument("propertyName", new BsonString(field.getKey()))
              .append("regexMatched", new BsonString(pattern.text()));
      return Failure.details(failure, schema, schema.explain(field.getValue()));
    }
  }

  static Optional<Keyword> parse(SchemaSource source) {
    return source.document(NAME).map(schemas -> new PatternProperties(rules(schemas, source)));
  }

  private static List<Rule> rules(BsonDocument schemas, SchemaSource source) {
    List<Rule> rules = new ArrayList<>();
    for (NamePattern pattern : NamePattern.all(source)) {
      BsonDocument schema =
          document(pattern.text(), schemas.getOrDefault(pattern.text(), BsonNull.VALUE));
      rules.add(new Rule(pattern, source.parser().parse(schema)));
    }
    return List.copyOf(rules);
  }

  private static BsonDocument document(String name, BsonValue schema) {
    if (!schema.isDocument()) {
      throw SchemaSource.mismatch(NAME, "has property '" + name + "' which is not an object");
    }
    return schema.asDocument();
  }

  @Override
  public boolean accepts(BsonValue value) {
    return !value.isDocument()
        || rules.stream().allMatch(rule -> rule.firstWrong(value.asDocument()).isEmpty());
  }

  @Override
  public List<BsonDocument> explain(BsonValue value) {
    BsonArray details = new BsonArray();
    for (Rule rule : rules) {
      rule.firstWrong(value.asDocument()).map(rule::explain).ifPresent(details::add);
    }
    return List.of(Failure.of(NAME).append("details", details));
  }
}
