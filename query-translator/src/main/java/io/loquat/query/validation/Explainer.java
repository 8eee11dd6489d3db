package io.loquat.query.validation;

import io.loquat.model.MissingValue;
import io.loquat.query.context.QueryContext;
import io.loquat.query.expression.Expressions;
import io.loquat.query.expression.tree.Scope;
import io.loquat.query.filter.Filters;
import io.loquat.query.meta.DocumentMeta;
import io.loquat.query.schema.JsonSchema;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Says of a document why a filter does not match it or, below a negation, why one does. Immutable.
 *
 * <p>In each list stand only the conditions that are to blame, by their index in the filter.
 */
record Explainer(BsonDocument document, QueryContext context) {
  private static final String OPERATOR = "operatorName";
  private static final String REASON = "reason";

  /** Why the filter does not match the document. */
  BsonDocument explain(BsonDocument filter) {
    return explain(filter, false);
  }

  /**
   * @param matched whether the filter matches, and that is what is wrong
   */
  private BsonDocument explain(BsonDocument filter, boolean matched) {
    List<Clause> clauses = Clause.of(filter);
    return clauses.size() == 1
        ? explain(clauses.getFirst(), matched)
        : list("$and", clauses.stream().map(Clause::text).toList(), matched);
  }

  private BsonDocument explain(Clause clause, boolean matched) {
    return switch (clause) {
      case Clause.Combined(String operator, List<BsonDocument> filters) ->
          list(operator, filters, matched != operator.equals("$nor"));
      case Clause.OnDocument onDocument -> explain(onDocument, matched);
      case Clause.OnField onField -> explain(onField, matched);
    };
  }

  /**
   * @param matching whether those of the parts are to blame that match
   */
  private BsonDocument list(String operator, List<BsonDocument> filters, boolean matching) {
    BsonArray blamed = new BsonArray();
    for (int index = 0; index < filters.size(); index++) {
      BsonDocument filter = filters.get(index);
      if (matches(filter) == matching) {
        blamed.add(
            new BsonDocument("index", new BsonInt32(index))
                .append("details", explain(filter, matching)));
      }
    }
    return named(operator).append(matching ? "clausesSatisfied" : "clausesNotSatisfied", blamed);
  }

  private boolean matches(BsonDocument filter) {
    return Filters.matches(Filters.parse(filter, context), document);
  }

  private BsonDocument explain(Clause.OnDocument clause, boolean matched) {
    if (clause.operator().equals(JsonSchema.NAME)) {
      JsonSchema schema = JsonSchema.parse(clause.operand(), context);
      return matched
          ? named(JsonSchema.NAME).append(REASON, new BsonString("schema matched"))
          : schema.explain(document);
    }
    BsonDocument failure = named(clause.operator()).append("specifiedAs", clause.text());
    if (clause.operator().equals("$expr")) {
      failure.append(REASON, new BsonString("expression did " + (matched ? "match" : "not match")));
      BsonValue result = evaluated(clause.operand());
      if (!MissingValue.is(result)) {
        failure.append("expressionResult", result);
      }
    } else {
      failure.append(
          REASON, new BsonString("expression always evaluates to " + (matched ? "true" : "false")));
    }
    return failure;
  }

  private BsonValue evaluated(BsonValue expression) {
    return Expressions.parse(expression, context).evaluate(Scope.of(document, DocumentMeta.NONE));
  }

  private BsonDocument explain(Clause.OnField clause, boolean matched) {
    if (clause.operator().equals("$not")) {
      BsonDocument inner =
          clause.operand().isDocument()
              ? new BsonDocument(clause.path(), clause.operand())
              : new BsonDocument(clause.path(), new BsonDocument("$regex", clause.operand()));
      return named("$not").append("details", explain(inner, !matched));
    }
    BsonDocument failure = named(clause.operator()).append("specifiedAs", clause.text());
    LeafReason reason = LeafReason.of(clause.operator());
    ConsideredValues values =
        ConsideredValues.at(clause.path(), document, reason.looksAtElements());
    failure.putAll(reason.explain(values, matched));
    return failure;
  }

  private static BsonDocument named(String operator) {
    return new BsonDocument(OPERATOR, new BsonString(operator));
  }
}
