package io.loquat.commands.query;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.ConcernSupport;
import io.loquat.commands.cursor.Batches;
import io.loquat.commands.cursor.CursorReply;
import io.loquat.commands.explain.Explained;
import io.loquat.commands.query.FindArguments.OneValue;
import io.loquat.commands.view.ReadTarget;
import io.loquat.query.context.QueryContext;
import io.loquat.store.CollectionInfo;
import io.loquat.store.Store.PointRead;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;

/**
 * {@code find}: the documents that match a filter. What is found at once, such as by {@code _id} or
 * a page in the order of an index, is answered on the caller's thread. Stateless.
 */
public final class Find implements Command, Explainable {
  private static final CommandSpec SPEC =
      CommandSpec.named("find")
          .reads(ConcernSupport.READS)
          .quick()
          .inTransactions()
          .stable()
          .arguments(
              "filter",
              "projection",
              "sort",
              "hint",
              "skip",
              "limit",
              "batchSize",
              "singleBatch",
              "noCursorTimeout",
              "allowDiskUse",
              "allowPartialResults",
              "min",
              "max",
              "returnKey",
              "showRecordId",
              "tailable",
              "awaitData",
              "oplogReplay",
              "collation",
              "let",
              "term",
              "readOnce",
              "resumeAfter",
              "startAt",
              "requestResumeToken",
              "includeQueryStatsMetrics")
          .help("Finds documents.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    FindArguments arguments = FindArguments.read(context);
    Optional<PointRead> found =
        arguments.oneValue().flatMap(wanted -> tryGet(context, arguments, wanted));
    if (found.isPresent()) {
      return CompletableFuture.completedFuture(reply(arguments, found.get()));
    }
    Optional<ParsedFind> parsed = tryParse(context, arguments);
    return parsed
        .flatMap(find -> begin(context, find))
        .orElseGet(
            () ->
                context.onWorker(
                    () ->
                        parsed.isPresent()
                            ? open(context, parsed.get())
                            : open(context, arguments)));
  }

  /**
   * The find if it is small, on a collection that can be read at once, and keeps nobody waiting.
   */
  private static Optional<ParsedFind> tryParse(CommandContext context, FindArguments arguments) {
    return arguments.isBrief() && context.server().connections().isAlone(context.connection())
        ? context
            .store()
            .tryCollection(arguments.namespace())
            .filter(collection -> !ReadTarget.isAggregated(collection))
            .map(collection -> ParsedFind.of(arguments, arguments.context(Optional.of(collection))))
        : Optional.empty();
  }

  /** Answers on this thread, or what is left of it on a worker; empty if nothing is begun. */
  private static Optional<CompletionStage<BsonDocument>> begin(
      CommandContext context, ParsedFind find) {
    FindArguments arguments = find.arguments();
    if (!find.shown().isBrief()) {
      return Optional.empty();
    }
    return context
        .store()
        .tryOpen(find.query(context.deadline()), arguments.batchSize(), Batches.BYTES_MAX)
        .map(
            cursor -> {
              Batches batches = new StoreBatches(cursor, find.shown());
              return cursor.isReady()
                  ? CompletableFuture.completedFuture(open(context, arguments, batches))
                  : context.onWorker(() -> open(context, arguments, batches));
            });
  }

  private static Optional<PointRead> tryGet(
      CommandContext context, FindArguments arguments, OneValue wanted) {
    String database = arguments.namespace().database();
    String collection = arguments.namespace().collection();
    Optional<PointRead> found =
        wanted.isId()
            ? context.store().tryGet(database, collection, wanted.value())
            : context.store().tryGet(database, collection, wanted.field(), wanted.value());
    return found.filter(
        read ->
            arguments.isFoundByKey(wanted.value(), read.collection())
                && read.collection().filter(ReadTarget::isAggregated).isEmpty());
  }

  private static BsonDocument reply(FindArguments arguments, PointRead read) {
    QueryContext meaning = arguments.context(read.collection());
    List<BsonDocument> documents =
        read.document().isPresent()
            ? List.of(ParsedFind.shown(arguments, meaning).of(read.document().get()))
            : List.of();
    return CursorReply.reply("firstBatch", documents, 0, arguments.namespace());
  }

  private static BsonDocument open(CommandContext context, FindArguments arguments) {
    Optional<CollectionInfo> collection = context.collection();
    Optional<PipelineRead> throughView = ViewStages.find(context, collection);
    if (throughView.isPresent()) {
      return open(context, arguments, throughView.get().open(context));
    }
    ParsedFind find = ParsedFind.of(arguments, arguments.context(collection));
    if (arguments.tailable() == Tailable.NO || collection.isEmpty()) {
      return open(context, find);
    }
    Tailable.requireCapped(collection.get());
    return openTailable(context, find);
  }

  /** The first batch of what a query finds, and a cursor for the rest. */
  static BsonDocument open(CommandContext context, ParsedFind find) {
    return open(
        context,
        find.arguments(),
        new StoreBatches(context.store().open(find.query(context.deadline())), find.shown()));
  }

  private static BsonDocument open(
      CommandContext context, FindArguments arguments, Batches batches) {
    return CursorReply.first(
        context.server().cursors(),
        arguments.namespace(),
        context.session(),
        batches,
        arguments.wish(context.deadline()));
  }

  private static BsonDocument openTailable(CommandContext context, ParsedFind find) {
    FindArguments arguments = find.arguments();
    return CursorReply.first(
        context.server().cursors(),
        arguments.namespace(),
        context.session(),
        new TailBatches(
            context.store().openTailable(find.query(context.deadline())),
            find.shown(),
            arguments.tailable() == Tailable.AWAIT_DATA),
        arguments.wish(context.deadline()));
  }

  @Override
  public Explained explained(CommandContext context) {
    FindArguments arguments = FindArguments.read(context);
    Optional<CollectionInfo> collection = context.collection();
    return ViewStages.find(context, collection)
        .map(view -> view.explained(context))
        .orElseGet(
            () ->
                ParsedFind.of(arguments, arguments.context(collection))
                    .explained(context.deadline()));
  }
}
