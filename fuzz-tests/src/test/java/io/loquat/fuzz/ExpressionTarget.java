package io.loquat.fuzz;

import io.loquat.model.CommandException;
import io.loquat.query.expression.Expressions;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Scope;
import io.loquat.query.meta.DocumentMeta;
import org.bson.BsonDocument;

/** Expressions: parsed and evaluated. */
public final class ExpressionTarget {
  private ExpressionTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    JsonInput.read(input).ifPresent(ExpressionTarget::tryExpression);
  }

  private static void tryExpression(BsonDocument source) {
    for (BsonDocument document : JsonInput.DOCUMENTS) {
      try {
        Expression expression = Expressions.parse(source, JsonInput.context());
        expression.evaluate(Scope.of(document, DocumentMeta.NONE));
      } catch (CommandException clearError) {
        // what a client hears
      }
    }
  }
}
