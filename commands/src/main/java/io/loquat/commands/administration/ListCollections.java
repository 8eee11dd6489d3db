package io.loquat.commands.administration;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.ConcernSupport;
import io.loquat.commands.cursor.CursorReply;
import io.loquat.commands.cursor.ListArguments;
import io.loquat.commands.index.IdIndex;
import io.loquat.commands.timeseries.Buckets;
import io.loquat.model.Namespace;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.store.CollectionInfo;
import io.loquat.store.CollectionKind;
import io.loquat.store.Snapshot;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** {@code listCollections}: the collections of a database, with their options. Stateless. */
public final class ListCollections implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("listCollections")
          .reads(ConcernSupport.NONE)
          .inTransactions()
          .stable()
          .arguments("filter", "nameOnly", "cursor", "authorizedCollections", "includePendingDrops")
          .help("Lists the collections of a database.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    Arguments arguments = context.arguments();
    boolean nameOnly = arguments.bool("nameOnly");
    arguments.bool("authorizedCollections");
    Filter filter =
        Filters.parseWithoutMeta(
            arguments.document("filter").orElseGet(BsonDocument::new), context.queryContext());
    CursorReply.Wish wish = ListArguments.wish(context);
    List<CollectionInfo> collections =
        context.store().read(context.database(), context.deadline(), Snapshot::collections);
    List<BsonDocument> listed =
        collections.stream()
            .flatMap(collection -> listed(collection, nameOnly))
            .filter(document -> Filters.matches(filter, document))
            .toList();
    Namespace namespace = new Namespace(context.database(), "$cmd.listCollections");
    return CompletableFuture.completedFuture(ListArguments.reply(context, namespace, listed, wish));
  }

  /** A collection of measurements is listed along with its buckets. */
  private static Stream<BsonDocument> listed(CollectionInfo collection, boolean nameOnly) {
    return Stream.concat(
        Stream.of(nameOnly ? named(collection) : describe(collection)),
        Buckets.listed(collection, nameOnly).stream());
  }

  private static BsonDocument describe(CollectionInfo collection) {
    BsonDocument facts = new BsonDocument("readOnly", BsonBoolean.valueOf(collection.isView()));
    BsonDocument described =
        named(collection).append("options", collection.options()).append("info", facts);
    switch (collection.kind()) {
      case CollectionKind.View _, CollectionKind.TimeSeries _ -> {}
      case CollectionKind.Clustered _ -> facts.append("uuid", new BsonBinary(collection.uuid()));
      case CollectionKind.Ordinary _, CollectionKind.Capped _ -> {
        facts.append("uuid", new BsonBinary(collection.uuid()));
        described.append("idIndex", IdIndex.describe(collection));
      }
    }
    return described;
  }

  private static BsonDocument named(CollectionInfo collection) {
    return new BsonDocument("name", new BsonString(collection.namespace().collection()))
        .append("type", new BsonString(type(collection)));
  }

  private static String type(CollectionInfo collection) {
    return switch (collection.kind()) {
      case CollectionKind.View _ -> "view";
      case CollectionKind.TimeSeries _ -> "timeseries";
      case CollectionKind.Ordinary _, CollectionKind.Capped _, CollectionKind.Clustered _ ->
          "collection";
    };
  }
}
