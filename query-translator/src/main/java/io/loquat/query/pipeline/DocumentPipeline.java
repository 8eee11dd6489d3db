package io.loquat.query.pipeline;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import java.util.List;
import org.bson.BsonDocument;

/** A pipeline that makes one document of one, as an update may be. Immutable. */
public final class DocumentPipeline {
  private final List<DocumentStage> stages;

  private DocumentPipeline(List<DocumentStage> stages) {
    this.stages = stages;
  }

  /**
   * Parses the stages of an update.
   *
   * @throws CommandException InvalidOptions (72) for a stage that may not stand in an update, and
   *     others
   */
  public static DocumentPipeline parse(List<BsonDocument> stages, QueryContext context) {
    return new DocumentPipeline(stages.stream().map(stage -> stage(stage, context)).toList());
  }

  private static DocumentStage stage(BsonDocument source, QueryContext context) {
    boolean elsewhere = source.size() == 1 && Stages.UNSUPPORTED.contains(source.getFirstKey());
    if (!elsewhere && Stages.parse(source, context) instanceof DocumentStage stage) {
      return stage;
    }
    throw new CommandException(
        ErrorCode.INVALID_OPTIONS,
        source.getFirstKey() + " is not allowed to be used within an update");
  }

  /** The document that comes out; its meta is that of the document that went in. */
  public BsonDocument apply(StageDocument document) {
    StageDocument result = document;
    for (DocumentStage stage : stages) {
      result = stage.apply(result);
    }
    return result.document();
  }
}
