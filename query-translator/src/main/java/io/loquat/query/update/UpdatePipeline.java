package io.loquat.query.update;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.SystemFields;
import io.loquat.query.context.QueryContext;
import io.loquat.query.meta.DocumentMeta;
import io.loquat.query.operator.ShellText;
import io.loquat.query.pipeline.Pipeline;
import io.loquat.query.pipeline.StageDocument;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The pipeline of an update: stages that make one document of one document. Immutable.
 *
 * @param systemFields whether the results lose what stands in the fields of the system
 */
record UpdatePipeline(Pipeline stages, SystemFields systemFields) {
  private static final Set<String> ALLOWED =
      Set.of("$addFields", "$project", "$replaceRoot", "$replaceWith", "$set", "$unset");

  private static final ErrorCode UNKNOWN_STAGE = ErrorCode.location(40324);

  static UpdatePipeline parse(BsonArray source, SystemFields systemFields, QueryContext context) {
    List<BsonDocument> stages = new ArrayList<>();
    for (BsonValue element : source) {
      if (!(element instanceof BsonDocument stage)) {
        throw new CommandException(
            ErrorCode.TYPE_MISMATCH,
            "Each element of the 'pipeline' array must be an object, and not of type "
                + ShellText.typeName(element));
      }
      checkAllowed(stage, context);
      stages.add(stage);
    }
    return new UpdatePipeline(Pipeline.parse(stages, context), systemFields);
  }

  /** A stage that is none, or has a mistake of its own, says so first. */
  private static void checkAllowed(BsonDocument stage, QueryContext context) {
    if (stage.size() != 1 || ALLOWED.contains(stage.getFirstKey())) {
      return;
    }
    try {
      Pipeline.parse(List.of(stage), context);
    } catch (CommandException mistake) {
      if (mistake.code().equals(UNKNOWN_STAGE)) {
        throw mistake;
      }
    }
    throw new CommandException(
        ErrorCode.INVALID_OPTIONS,
        stage.getFirstKey() + " is not allowed to be used within an update");
  }

  BsonDocument apply(BsonDocument before) {
    StageDocument input = new StageDocument(before, DocumentMeta.NONE);
    Iterator<BsonDocument> output = stages.run(List.of(input).iterator());
    BsonDocument after = output.next();
    if (systemFields == SystemFields.HIDDEN
        || SystemFields.NAMES.stream().noneMatch(after::containsKey)) {
      return after;
    }
    BsonDocument own = new BsonDocument();
    after.forEach(
        (name, value) -> {
          if (!SystemFields.NAMES.contains(name)) {
            own.put(name, value);
          }
        });
    return own;
  }
}
