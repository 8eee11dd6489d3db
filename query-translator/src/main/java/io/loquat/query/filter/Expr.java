package io.loquat.query.filter;

import static io.loquat.query.filter.FilterExamples.match;
import static io.loquat.query.filter.FilterExamples.noMatch;
import static io.loquat.query.filter.FilterExamples.refused;

import io.loquat.model.ErrorCode;
import io.loquat.model.Truth;
import io.loquat.query.expression.Expressions;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Scope;
import io.loquat.query.meta.DocumentMeta;
import io.loquat.query.operator.OperatorSpec;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** {@code $expr}: an expression that is true of the document. */
record Expr(BsonValue operand, Expression expression) implements DocumentCondition {
  static final OperatorSpec SPEC =
      new OperatorSpec(
          "$expr",
          "3.6",
          "an expression",
          "null and missing values are false",
          List.of(ErrorCode.BAD_VALUE, ErrorCode.INVALID_PIPELINE_OPERATOR),
          "Matches documents for which the expression is true: it gives no zero, no null, not"
              + " false, and anything at all.",
          List.of(
              match("{a: 5}", "{$expr: \"$a\"}"),
              noMatch("{a: 0.0}", "{$expr: \"$a\"}"),
              noMatch("{}", "{$expr: \"$a\"}"),
              match("{a: \"\"}", "{$expr: \"$a\"}"),
              match("{}", "{$expr: {$literal: [0]}}"),
              refused("{$expr: \"$$b\"}", ErrorCode.location(17276)),
              refused("{$expr: {$noSuchOperator: 1}}", ErrorCode.INVALID_PIPELINE_OPERATOR)));

  static DocumentCondition parse(BsonValue operand, Place place) {
    if (place.isWithinElements()) {
      throw place.error("$expr can only be applied to the top-level document");
    }
    return new Expr(operand, Expressions.parse(operand, place.context()));
  }

  @Override
  public boolean matches(BsonDocument document, DocumentMeta meta) {
    return Truth.of(expression.evaluate(Scope.of(document, meta)));
  }

  @Override
  public boolean readsMeta() {
    return expression.readsMeta();
  }

  @Override
  public BsonDocument describe() {
    return new BsonDocument(SPEC.name(), operand);
  }
}
