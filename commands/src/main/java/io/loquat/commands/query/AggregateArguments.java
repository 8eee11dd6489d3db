package io.loquat.commands.query;

import io.loquat.commands.CommandContext;
import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.HintArgument;
import io.loquat.commands.argument.PipelineArgument;
import io.loquat.commands.argument.QueryTerms;
import io.loquat.commands.argument.Unsupported;
import io.loquat.commands.cursor.CursorReply;
import io.loquat.commands.view.ReadTarget;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Namespace;
import io.loquat.model.TextOrder;
import io.loquat.query.context.QueryContext;
import io.loquat.query.pipeline.Pipeline;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/**
 * The arguments of {@code aggregate}. Immutable.
 *
 * @param explain whether to describe instead of to run
 */
record AggregateArguments(Namespace namespace, PipelineRead read, int batchSize, boolean explain) {
  /** What MongoDB calls the collection of a pipeline that needs none. */
  private static final String NO_COLLECTION = "$cmd.aggregate";

  /** Stages of a pipeline over no collection that exist here. */
  private static final Set<String> ALONE = Set.of("$documents", "$querySettings");

  private static final Set<String> CURSOR_FIELDS = Set.of("batchSize");

  static AggregateArguments read(CommandContext context) {
    Arguments arguments = context.arguments();
    boolean withoutCollection =
        isWithoutCollection(arguments.document().getOrDefault("aggregate", BsonNull.VALUE));
    Namespace namespace =
        withoutCollection ? new Namespace(context.database(), NO_COLLECTION) : context.namespace();
    List<BsonDocument> stages = PipelineArgument.stages(arguments.required("pipeline"));
    checkFirstStage(stages, withoutCollection);
    Unsupported.refuse(
        arguments, "needsMerge", "exchange", "isMapReduceCommand", "runtimeConstants");
    arguments.boolNotNull("allowDiskUse");
    HintArgument.checkType(arguments);
    boolean explain = arguments.bool("explain");
    if (explain && arguments.bool("apiStrict")) {
      throw new CommandException(
          ErrorCode.API_STRICT_ERROR,
          "The explain option of aggregate is not in API Version 1, and apiStrict is true");
    }
    int batchSize = batchSize(arguments, explain);
    PipelineRead read =
        withoutCollection
            ? PipelineRead.of(namespace, stages, meaningWithoutCollection(context))
            : read(context, stages);
    return new AggregateArguments(namespace, read, batchSize, explain);
  }

  private static QueryContext meaningWithoutCollection(CommandContext context) {
    return QueryTerms.read(context.arguments(), context.queryContext())
        .under(TextOrder.BINARY, Optional.empty());
  }

  private static PipelineRead read(CommandContext context, List<BsonDocument> stages) {
    ReadTarget target = ReadTarget.of(context);
    return PipelineRead.of(context, target, stages);
  }

  private static boolean isWithoutCollection(BsonValue target) {
    if (!(target instanceof BsonNumber number)) {
      return false;
    }
    if (number.doubleValue() != 1) {
      throw new CommandException(
          ErrorCode.BAD_VALUE,
          "Invalid command format: the 'aggregate' field must specify a collection name or 1");
    }
    return true;
  }

  /** Whether it fits what the pipeline runs over is known before any stage is parsed. */
  private static void checkFirstStage(List<BsonDocument> stages, boolean withoutCollection) {
    boolean nothing = stages.isEmpty() || stages.getFirst().isEmpty();
    String first = nothing ? "" : stages.getFirst().getFirstKey();
    if (withoutCollection && !Pipeline.NEED_NO_COLLECTION.contains(first)) {
      throw new CommandException(
          ErrorCode.INVALID_NAMESPACE,
          nothing
              ? "{aggregate: 1} is not valid for an empty pipeline."
              : "{aggregate: 1} is not valid for '" + first + "'; a collection is required.");
    }
    if (!withoutCollection && ALONE.contains(first)) {
      throw new CommandException(
          ErrorCode.INVALID_NAMESPACE,
          "'" + first + "' cannot be run on a collection: use {aggregate: 1}");
    }
  }

  private static int batchSize(Arguments arguments, boolean explain) {
    Optional<Arguments> cursor = arguments.nested("cursor");
    if (cursor.isEmpty()) {
      if (!explain) {
        throw new CommandException(
            ErrorCode.FAILED_TO_PARSE,
            "The 'cursor' option is required, except for aggregate with the explain argument");
      }
      return CursorReply.FIRST_BATCH_DEFAULT;
    }
    cursor.get().allowOnly(CURSOR_FIELDS);
    return FindArguments.batchSize(cursor.get(), CursorReply.FIRST_BATCH_DEFAULT);
  }
}
