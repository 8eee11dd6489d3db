package io.loquat.query.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/** One condition of a filter, as errors name it. Immutable. */
sealed interface Clause {
  /** The condition alone, as the client wrote it. */
  BsonDocument text();

  /** The name of the operator, which may be an implicit one. */
  String operator();

  /** A combination of filters. */
  record Combined(String operator, List<BsonDocument> filters) implements Clause {
    @Override
    public BsonDocument text() {
      return new BsonDocument(operator, new BsonArray(filters));
    }
  }

  /** An operator on the whole document. */
  record OnDocument(String operator, BsonValue operand) implements Clause {
    @Override
    public BsonDocument text() {
      return new BsonDocument(operator, operand);
    }
  }

  /** An operator on the values at a path. */
  record OnField(String path, String operator, BsonValue operand, BsonDocument text)
      implements Clause {}

  /** The conditions that a filter consists of. */
  static List<Clause> of(BsonDocument filter) {
    List<Clause> clauses = new ArrayList<>();
    for (Map.Entry<String, BsonValue> entry : filter.entrySet()) {
      add(entry.getKey(), entry.getValue(), clauses);
    }
    return clauses;
  }

  private static void add(String name, BsonValue value, List<Clause> clauses) {
    switch (name) {
      case "$and", "$nor", "$or" ->
          clauses.add(
              new Combined(name, value.asArray().stream().map(BsonValue::asDocument).toList()));
      case "$comment" -> {}
      default -> {
        if (name.startsWith("$")) {
          clauses.add(new OnDocument(name, value));
        } else {
          addOnField(name, value, clauses);
        }
      }
    }
  }

  private static void addOnField(String path, BsonValue value, List<Clause> clauses) {
    if (!value.isDocument()
        || value.asDocument().isEmpty()
        || !value.asDocument().getFirstKey().startsWith("$")
        || value.asDocument().containsKey("$ref")) {
      String operator = value.isRegularExpression() ? "$regex" : "$eq";
      clauses.add(new OnField(path, operator, value, new BsonDocument(path, value)));
      return;
    }
    BsonDocument operators = value.asDocument();
    for (Map.Entry<String, BsonValue> entry : operators.entrySet()) {
      String operator = entry.getKey();
      if (!operator.equals("$options") && !operator.equals("$comment")) {
        BsonDocument condition = new BsonDocument(operator, entry.getValue());
        if (operator.equals("$regex")) {
          BsonValue options = operators.getOrDefault("$options", new BsonString(""));
          condition.append("$options", options);
        }
        clauses.add(
            new OnField(path, operator, entry.getValue(), new BsonDocument(path, condition)));
      }
    }
  }
}
