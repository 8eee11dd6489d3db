package io.loquat.query.schema;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/** {@code dependencies}: what must hold for documents that have certain fields. Immutable. */
record Dependencies(Map<String, Dependency> dependencies) implements Keyword {
  static final String NAME = "dependencies";

  static Optional<Keyword> parse(SchemaSource source) {
    return source.document(NAME).map(fields -> of(fields, source.parser()));
  }

  private static Dependencies of(BsonDocument fields, SchemaParser parser) {
    Map<String, Dependency> dependencies = new LinkedHashMap<>();
    fields.forEach((name, operand) -> dependencies.put(name, dependency(name, operand, parser)));
    return new Dependencies(dependencies);
  }

  private static Dependency dependency(String name, BsonValue operand, SchemaParser parser) {
    if (operand.isDocument()) {
      return new Dependency.OnSchema(parser.parse(operand.asDocument()));
    }
    if (operand.isArray()) {
      return Dependency.OnFields.parse(name, operand.asArray());
    }
    throw new CommandException(
        ErrorCode.TYPE_MISMATCH,
        "property '%s' in $jsonSchema keyword '%s' must be either an object or an array"
            .formatted(name, NAME));
  }

  @Override
  public boolean accepts(BsonValue value) {
    return !value.isDocument()
        || dependencies.entrySet().stream().noneMatch(each -> isWrong(each, value.asDocument()));
  }

  private static boolean isWrong(Map.Entry<String, Dependency> each, BsonDocument document) {
    return FieldLookup.has(document, each.getKey()) && !each.getValue().holds(document);
  }

  @Override
  public List<BsonDocument> explain(BsonValue value) {
    BsonDocument document = value.asDocument();
    BsonArray failures = new BsonArray();
    dependencies.entrySet().stream()
        .filter(each -> isWrong(each, document))
        .forEach(
            each -> {
              BsonDocument failure =
                  new BsonDocument("conditionalProperty", new BsonString(each.getKey()));
              failure.putAll(each.getValue().explain(document));
              failures.add(failure);
            });
    return List.of(Failure.of(NAME).append("failingDependencies", failures));
  }
}
