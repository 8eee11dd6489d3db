package io.loquat.query.pipeline;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.expression.Expressions;
import io.loquat.query.expression.tree.Expression;
import io.loquat.query.expression.tree.Scope;
import io.loquat.query.limit.ValueBounds;
import io.loquat.query.operator.ShellText;
import java.util.Iterator;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** {@code $documents}: passes on documents that stand in the pipeline itself. */
record Documents(Expression documents) implements Stage {
  static final String NAME = "$documents";

  static Stage parse(BsonValue argument, QueryContext context) {
    return new Documents(Expressions.parse(argument, context));
  }

  /** The input is not looked at: there is none, as this is a first stage. */
  @Override
  public Iterator<StageDocument> run(Iterator<StageDocument> input) {
    return new LazyIterator(
        () -> elements().stream().map(Documents::document).map(StageDocument::made).iterator());
  }

  private BsonArray elements() {
    BsonValue value = documents.evaluate(Scope.empty());
    ValueBounds.check(NAME, value);
    if (value instanceof BsonArray elements) {
      return elements;
    }
    throw new CommandException(
        ErrorCode.location(5858203), "an array is expected, but got " + ShellText.of(value));
  }

  private static BsonDocument document(BsonValue element) {
    if (element instanceof BsonDocument document) {
      return document;
    }
    throw new CommandException(
        ErrorCode.location(40228),
        "'newRoot' expression must evaluate to an object, but resulting value was: %s. Type of resulting value: '%s'."
            .formatted(ShellText.of(element), ShellText.typeName(element)));
  }
}
