package io.loquat.commands.query;

import io.loquat.commands.CommandContext;
import io.loquat.commands.argument.Arguments;
import io.loquat.commands.view.ReadTarget;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.store.CollectionInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Reads of views as the stages that they are behind those of the view. So what an aggregation
 * cannot do, they cannot either. Stateless.
 */
final class ViewStages {
  /** The field of the one document that a {@link #count} gives. */
  static final String COUNT = "count";

  /** Arguments of {@code find} that no aggregation has. */
  private static final List<String> NOT_IN_AGGREGATION =
      List.of(
          "min",
          "max",
          "returnKey",
          "showRecordId",
          "noCursorTimeout",
          "allowPartialResults",
          "readOnce",
          "requestResumeToken",
          "resumeAfter");

  private ViewStages() {}

  /** The find on a view, if it is one. */
  static Optional<PipelineRead> find(CommandContext context, Optional<CollectionInfo> found) {
    return ReadTarget.through(context, found)
        .map(
            target -> {
              return PipelineRead.of(context, target, find(context.arguments()));
            });
  }

  /** The count on a view, if it is one. */
  static Optional<PipelineRead> count(
      CommandContext context, Optional<CollectionInfo> found, long skip, long limit) {
    return ReadTarget.through(context, found)
        .map(
            target -> {
              List<BsonDocument> stages = new ArrayList<>();
              addDocument(stages, "$match", context.arguments().document("query"));
              addNumber(stages, "$skip", skip);
              addNumber(stages, "$limit", limit);
              stages.add(new BsonDocument("$count", new BsonString(COUNT)));
              return PipelineRead.of(context, target, stages);
            });
  }

  /** The documents of a view whose values {@code distinct} gives, if it is one. */
  static Optional<PipelineRead> distinct(CommandContext context, Optional<CollectionInfo> found) {
    return ReadTarget.through(context, found)
        .map(
            target -> {
              List<BsonDocument> stages = new ArrayList<>();
              addDocument(stages, "$match", context.arguments().document("query"));
              return PipelineRead.of(context, target, stages);
            });
  }

  private static List<BsonDocument> find(Arguments find) {
    refuse(find);
    List<BsonDocument> stages = new ArrayList<>();
    addDocument(stages, "$match", find.document("filter"));
    addDocument(stages, "$sort", find.document("sort"));
    addNumber(stages, "$skip", find.wholeNumberNotNegative("skip", 0));
    addNumber(stages, "$limit", find.wholeNumberNotNegative("limit", 0));
    addDocument(stages, "$project", find.document("projection"));
    return stages;
  }

  private static void refuse(Arguments find) {
    if (find.bool("tailable")) {
      throw new CommandException(
          ErrorCode.INVALID_PIPELINE_OPERATOR,
          "Tailable cursors are not supported in aggregation.");
    }
    for (String option : NOT_IN_AGGREGATION) {
      if (isSet(find.document().get(option))) {
        throw notInAggregation("Option " + option);
      }
    }
    if (find.document("sort").orElseGet(BsonDocument::new).containsKey("$natural")) {
      throw notInAggregation("Sort option $natural");
    }
    if (find.bool("singleBatch") && find.wholeNumberNotNegative("limit", 0) != 1) {
      throw notInAggregation("Option singleBatch");
    }
  }

  private static boolean isSet(@Nullable BsonValue value) {
    return value != null
        && (value.isBoolean()
            ? value.asBoolean().getValue()
            : value.isDocument() && !value.asDocument().isEmpty());
  }

  private static CommandException notInAggregation(String what) {
    return new CommandException(
        ErrorCode.INVALID_PIPELINE_OPERATOR, what + " not supported in aggregation.");
  }

  private static void addDocument(
      List<BsonDocument> stages, String stage, Optional<BsonDocument> argument) {
    argument
        .filter(document -> !document.isEmpty())
        .ifPresent(document -> stages.add(new BsonDocument(stage, document)));
  }

  private static void addNumber(List<BsonDocument> stages, String stage, long number) {
    if (number > 0) {
      stages.add(new BsonDocument(stage, new BsonInt64(number)));
    }
  }
}
