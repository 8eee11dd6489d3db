package io.loquat.query.pipeline;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.projection.Projection;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** {@code $project}: passes on documents with some of their fields, or with computed ones. */
record Project(Projection projection) implements DocumentStage {
  static Stage parse(BsonValue argument, QueryContext context) {
    if (!(argument instanceof BsonDocument specification)) {
      throw new CommandException(
          ErrorCode.location(15969), "$project specification must be an object");
    }
    try {
      return new Project(Projection.parseStage(specification, context));
    } catch (CommandException mistake) {
      throw new CommandException(
          mistake.code(), "Invalid $project :: caused by :: " + mistake.getMessage());
    }
  }

  @Override
  public StageDocument apply(StageDocument document) {
    return new StageDocument(
        projection.apply(document.document(), document.meta()), document.meta());
  }
}
