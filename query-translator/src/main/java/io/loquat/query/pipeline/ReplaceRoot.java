package io.loquat.query.pipeline;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.MissingValue;
import io.loquat.query.context.QueryContext;
import io.loquat.query.expression.Expressions;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Scope;
import io.loquat.query.limit.ValueBounds;
import io.loquat.query.operator.ShellText;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * {@code $replaceRoot}, or {@code $replaceWith}: passes on what an expression makes of each
 * document.
 *
 * @param what the expression's name in messages
 */
record ReplaceRoot(String what, Expression replacement) implements DocumentStage {
  private static final String NEW_ROOT = "newRoot";

  static Stage parse(BsonValue argument, QueryContext context) {
    if (!(argument instanceof BsonDocument specification)) {
      throw new CommandException(
          ErrorCode.location(40229),
          "expected an object as specification for $replaceRoot stage, got "
              + ShellText.typeName(argument));
    }
    for (String field : specification.keySet()) {
      if (!field.equals(NEW_ROOT)) {
        throw new CommandException(
            ErrorCode.location(40415),
            "BSON field '$replaceRoot." + field + "' is an unknown field.");
      }
    }
    BsonValue newRoot = specification.get(NEW_ROOT);
    if (newRoot == null) {
      throw new CommandException(
          ErrorCode.location(40414),
          "BSON field '$replaceRoot.newRoot' is missing but a required field");
    }
    return new ReplaceRoot("'newRoot' expression", Expressions.parse(newRoot, context));
  }

  static Stage parseReplaceWith(BsonValue argument, QueryContext context) {
    return new ReplaceRoot("'replacement document'", Expressions.parse(argument, context));
  }

  @Override
  public StageDocument apply(StageDocument document) {
    BsonValue value = replacement.evaluate(Scope.of(document.document(), document.meta()));
    if (!(value instanceof BsonDocument root)) {
      throw new CommandException(
          ErrorCode.location(40228),
          "%s must evaluate to an object, but resulting value was: %s. Type of resulting value: '%s'. Input document: %s"
              .formatted(
                  what,
                  MissingValue.is(value) ? "MISSING" : ShellText.of(value),
                  MissingValue.is(value) ? "missing" : ShellText.typeName(value),
                  ShellText.of(document.document())));
    }
    ValueBounds.check("$replaceRoot", root);
    return new StageDocument(root, document.meta());
  }
}
