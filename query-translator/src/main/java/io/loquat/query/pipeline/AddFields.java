package io.loquat.query.pipeline;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.expression.tree.Scope;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** {@code $addFields}, or {@code $set}: passes on documents with fields added or replaced. */
record AddFields(Addition.Below additions) implements DocumentStage {
  /**
   * @param stage the name that the client used
   */
  static Stage parse(String stage, BsonValue argument, QueryContext context) {
    if (!(argument instanceof BsonDocument specification)) {
      throw new CommandException(
          ErrorCode.location(40272), stage + " specification stage must be an object");
    }
    try {
      return new AddFields(AdditionParser.parse(specification, context));
    } catch (CommandException mistake) {
      throw new CommandException(
          mistake.code(), "Invalid " + stage + " :: caused by :: " + mistake.getMessage());
    }
  }

  @Override
  public StageDocument apply(StageDocument document) {
    Scope scope = Scope.of(document.document(), document.meta());
    return new StageDocument(additions.addTo(document.document(), scope), document.meta());
  }
}
