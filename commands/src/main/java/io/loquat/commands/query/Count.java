package io.loquat.commands.query;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.ConcernSupport;
import io.loquat.commands.argument.FilterArgument;
import io.loquat.commands.argument.HintArgument;
import io.loquat.commands.cursor.Batches;
import io.loquat.commands.explain.Explained;
import io.loquat.commands.explain.ExplainedQuery;
import io.loquat.commands.explain.OuterStage;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.store.FindQuery;
import io.loquat.store.PlanReport.Purpose;
import io.loquat.store.ReadOptions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;

/** {@code count}: how many documents match. Stateless. */
public final class Count implements Command, Explainable {
  /** What is wanted of documents: that they are there. */
  private static final Optional<Set<String>> NOTHING = Optional.of(Set.of());

  private static final CommandSpec SPEC =
      CommandSpec.named("count")
          .reads(ConcernSupport.PLAIN_READS)
          .inTransactions()
          .stable()
          .arguments("query", "limit", "skip", "hint", "collation", "fields", "queryOptions")
          .help("Counts documents.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    long count =
        view(context)
            .map(view -> count(context, view))
            .orElseGet(() -> context.store().count(query(context)));
    return CompletableFuture.completedFuture(
        new BsonDocument("n", new BsonInt32((int) Math.min(count, Integer.MAX_VALUE))));
  }

  /** No document at all is a count of zero. */
  private static long count(CommandContext context, PipelineRead view) {
    Batches batches = view.open(context);
    try {
      List<? extends BsonDocument> documents = batches.next(1, context.deadline());
      return documents.isEmpty() ? 0 : documents.getFirst().getNumber(ViewStages.COUNT).longValue();
    } finally {
      batches.close();
    }
  }

  private static Optional<PipelineRead> view(CommandContext context) {
    Arguments arguments = context.arguments();
    return ViewStages.count(
        context,
        context.collection(),
        arguments.wholeNumberNotNegative("skip", 0),
        limit(arguments));
  }

  @Override
  public Explained explained(CommandContext context) {
    return view(context)
        .map(view -> view.explained(context))
        .orElseGet(
            () ->
                new ExplainedQuery(
                    query(context), Purpose.COUNT, List.of(new OuterStage.Counted())));
  }

  private static FindQuery query(CommandContext context) {
    Arguments arguments = context.arguments();
    FilterArgument.Read filter =
        FilterArgument.forRead(
            arguments.document("query").orElseGet(BsonDocument::new),
            CollectionTexts.context(context));
    return new FindQuery(
            context.namespace(),
            filter.filter(),
            filter.visibility(),
            Optional.empty(),
            arguments.wholeNumberNotNegative("skip", 0),
            limit(arguments),
            context.deadline())
        .with(ReadOptions.hinted(HintArgument.read(arguments)).wanting(NOTHING));
  }

  // A negative limit means the same as a positive one: "not more than, in one batch".
  private static long limit(Arguments arguments) {
    BsonValue given = arguments.document().get("limit");
    if (given != null && given.isNull()) {
      throw new CommandException(ErrorCode.BAD_VALUE, "count value is not a valid number");
    }
    long limit = arguments.wholeNumber("limit", 0);
    if (limit == Long.MIN_VALUE) {
      throw new CommandException(ErrorCode.BAD_VALUE, "Limit value for count cannot be min long");
    }
    return Math.abs(limit);
  }
}
