package io.loquat.commands.query;

import io.loquat.commands.CommandContext;
import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.FilterArgument;
import io.loquat.commands.argument.Hint;
import io.loquat.commands.argument.QueryTerms;
import io.loquat.commands.argument.Unsupported;
import io.loquat.commands.cursor.CursorReply;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Namespace;
import io.loquat.model.TextOrder;
import io.loquat.query.context.QueryContext;
import io.loquat.query.pipeline.Pipeline;
import io.loquat.softdelete.ArchiveTerms;
import io.loquat.store.FindQuery;
import io.loquat.store.Store.Deadline;
import io.loquat.store.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/**
 * The arguments of {@code aggregate}. Immutable.
 *
 * @param explain whether to describe instead of to run
 */
record AggregateArguments(
    Namespace namespace, Pipeline pipeline, Visibility visibility, int batchSize, boolean explain) {
  private static final String MATCH = "$match";

  /** What MongoDB calls the collection of a pipeline that needs none. */
  private static final String NO_COLLECTION = "$cmd.aggregate";

  private static final Set<String> CURSOR_FIELDS = Set.of("batchSize");

  static AggregateArguments read(CommandContext context) {
    Arguments arguments = context.arguments();
    boolean withoutCollection =
        isWithoutCollection(arguments.document().getOrDefault("aggregate", BsonNull.VALUE));
    Namespace namespace =
        withoutCollection ? new Namespace(context.database(), NO_COLLECTION) : context.namespace();
    List<BsonDocument> stages = stages(arguments);
    checkFirstStage(stages, withoutCollection);
    Unsupported.refuse(
        arguments, "needsMerge", "exchange", "isMapReduceCommand", "runtimeConstants");
    arguments.boolNotNull("allowDiskUse");
    Hint.checkType(arguments);
    boolean explain = arguments.bool("explain");
    if (explain && arguments.bool("apiStrict")) {
      throw new CommandException(
          ErrorCode.API_STRICT_ERROR,
          "The explain option of aggregate is not in API Version 1, and apiStrict is true");
    }
    int batchSize = batchSize(arguments, explain);
    Visibility visibility = takeVisibility(stages);
    QueryContext meaning =
        withoutCollection
            ? QueryTerms.read(arguments, context.queryContext())
                .under(TextOrder.BINARY, Optional.empty())
            : CollectionTexts.context(context);
    return new AggregateArguments(
        namespace, Pipeline.parse(stages, meaning), visibility, batchSize, explain);
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
    if (!withoutCollection && first.equals("$documents")) {
      throw new CommandException(
          ErrorCode.INVALID_NAMESPACE,
          "'" + first + "' cannot be run on a collection: use {aggregate: 1}");
    }
  }

  private static List<BsonDocument> stages(Arguments arguments) {
    BsonValue pipeline = arguments.required("pipeline");
    if (!(pipeline instanceof BsonArray array)) {
      throw new CommandException(
          ErrorCode.TYPE_MISMATCH, "'pipeline' option must be specified as an array");
    }
    List<BsonDocument> stages = new ArrayList<>();
    for (BsonValue stage : array) {
      if (!(stage instanceof BsonDocument document)) {
        throw new CommandException(
            ErrorCode.TYPE_MISMATCH, "Each element of the 'pipeline' array must be an object");
      }
      stages.add(document);
    }
    return stages;
  }

  /** Takes Loquat's operators out of a {@code $match} that is the first stage. */
  private static Visibility takeVisibility(List<BsonDocument> stages) {
    if (stages.isEmpty()
        || stages.getFirst().size() != 1
        || !(stages.getFirst().get(MATCH) instanceof BsonDocument filter)) {
      return Visibility.LIVE;
    }
    ArchiveTerms terms = FilterArgument.termsOfRead(filter);
    stages.set(0, new BsonDocument(MATCH, terms.rest()));
    return terms.visibility();
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

  /** What the store answers of the pipeline. */
  FindQuery query(Deadline deadline) {
    Pipeline.Head head = pipeline.head();
    return new FindQuery(
        namespace, head.filter(), visibility, head.sort(), head.skip(), head.limit(), deadline);
  }
}
