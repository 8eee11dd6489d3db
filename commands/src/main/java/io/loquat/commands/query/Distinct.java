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
import io.loquat.query.context.QueryContext;
import io.loquat.query.plan.DistinctField;
import io.loquat.store.FindQuery;
import io.loquat.store.ReadOptions;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;

/** {@code distinct}: the values of a field, each once, in BSON order. Stateless. */
public final class Distinct implements Command, Explainable {
  private static final CommandSpec SPEC =
      CommandSpec.named("distinct")
          .reads(ConcernSupport.READS)
          .inTransactions()
          .stable()
          .arguments("key", "query", "hint", "collation")
          .help("Gives the distinct values of a field.");

  private static final int VIEW_BATCH = 1_000;

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    String key = context.arguments().requiredString("key");
    Optional<PipelineRead> view = ViewStages.distinct(context, context.collection());
    DistinctValues values =
        view.isPresent() ? ofView(context, key, view.get()) : ofCollection(context, key);
    return CompletableFuture.completedFuture(new BsonDocument("values", values.toArray()));
  }

  private static DistinctValues ofCollection(CommandContext context, String key) {
    QueryContext meaning = CollectionTexts.context(context);
    FindQuery query = query(context, meaning);
    DistinctValues values = new DistinctValues(key, meaning.order());
    StoreDocuments documents = new StoreDocuments(context.store().open(query), context.deadline());
    try {
      while (documents.hasNext()) {
        values.add(documents.next());
      }
    } finally {
      documents.close();
    }
    return values;
  }

  private static DistinctValues ofView(CommandContext context, String key, PipelineRead view) {
    DistinctValues values = new DistinctValues(key, view.order());
    values.refuseMeta();
    Batches batches = view.open(context);
    try {
      while (!batches.exhausted()) {
        batches.next(VIEW_BATCH, context.deadline()).forEach(values::add);
      }
    } finally {
      batches.close();
    }
    return values;
  }

  @Override
  public Explained explained(CommandContext context) {
    return ViewStages.distinct(context, context.collection())
        .map(view -> view.explained(context))
        .orElseGet(() -> ExplainedQuery.of(query(context, CollectionTexts.context(context))));
  }

  private static FindQuery query(CommandContext context, QueryContext meaning) {
    Arguments arguments = context.arguments();
    FilterArgument.Read filter =
        FilterArgument.forRead(arguments.document("query").orElseGet(BsonDocument::new), meaning);
    return new FindQuery(
            context.namespace(),
            filter.filter(),
            filter.visibility(),
            Optional.empty(),
            0,
            0,
            context.deadline())
        .with(
            ReadOptions.hinted(HintArgument.read(arguments))
                .distinct(
                    new DistinctField(arguments.requiredString("key"), meaning.texts(), false)));
  }
}
