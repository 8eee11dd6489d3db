package io.loquat.commands.administration;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.ConcernSupport;
import io.loquat.model.ErrorCode;
import io.loquat.query.index.IndexSpec;
import io.loquat.store.CollectionInfo;
import io.loquat.store.CollectionKind;
import io.loquat.store.Snapshot;
import io.loquat.store.Store.DatabaseSummary;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/**
 * {@code validateDBMetadata}: what in the catalog is not part of MongoDB's Stable API. Stateless.
 */
public final class ValidateDbMetadata implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("validateDBMetadata")
          .reads(ConcernSupport.NONE)
          .stable()
          .arguments("db", "collection", "apiParameters")
          .help("Lists the indexes and views that are not part of the Stable API.");

  private static final Set<String> PARAMETERS = Set.of("version", "strict", "deprecationErrors");
  private static final int ERRORS_MAX = 10_000;

  /** Stages that a view over the Stable API must not have. */
  private static final Set<String> UNSTABLE_STAGES =
      Set.of(
          "$collStats",
          "$currentOp",
          "$indexStats",
          "$listLocalSessions",
          "$listSessions",
          "$planCacheStats",
          "$search",
          "$searchMeta");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    Arguments arguments = context.arguments();
    Arguments parameters =
        new Arguments(arguments.path("apiParameters"), arguments.requiredDocument("apiParameters"));
    parameters.allowOnly(PARAMETERS);
    String version = parameters.requiredString("version");
    boolean strict = parameters.boolNotNull("strict");
    boolean unused = parameters.boolNotNull("deprecationErrors");
    Optional<String> database = arguments.string("db");
    Optional<String> collection = arguments.string("collection");
    BsonArray errors = new BsonArray();
    if (strict && version.equals("1")) {
      List<String> databases =
          database
              .map(List::of)
              .orElseGet(
                  () -> context.store().databases().stream().map(DatabaseSummary::name).toList());
      databases.forEach(name -> look(context, name, collection, errors));
    }
    return CompletableFuture.completedFuture(reply(errors));
  }

  private static BsonDocument reply(BsonArray errors) {
    if (errors.size() <= ERRORS_MAX) {
      return new BsonDocument("apiVersionErrors", errors);
    }
    return new BsonDocument(
            "apiVersionErrors", new BsonArray(List.copyOf(errors.subList(0, ERRORS_MAX))))
        .append("hasMoreErrors", BsonBoolean.TRUE);
  }

  private static void look(
      CommandContext context, String database, Optional<String> name, BsonArray errors) {
    List<CollectionInfo> collections =
        context.store().read(database, context.deadline(), Snapshot::collections);
    for (CollectionInfo collection : collections) {
      if (errors.size() > ERRORS_MAX) {
        return;
      }
      if (name.isEmpty() || name.get().equals(collection.namespace().collection())) {
        look(collection, errors);
      }
    }
  }

  private static void look(CollectionInfo collection, BsonArray errors) {
    for (IndexSpec index : collection.readyIndexes()) {
      if (index.sparse() || index.keyPattern().containsValue(new BsonString("text"))) {
        String text = "The index with name %s is not allowed in API version 1.";
        errors.add(error(collection, text.formatted(index.name())));
      }
    }
    if (collection.kind() instanceof CollectionKind.View view) {
      view.pipeline().stream()
          .flatMap(stage -> stage.keySet().stream())
          .filter(UNSTABLE_STAGES::contains)
          .findFirst()
          .map("stage %s is not allowed with apiStrict: true in API Version 1"::formatted)
          .ifPresent(text -> errors.add(error(collection, text)));
    }
  }

  private static BsonDocument error(CollectionInfo collection, String message) {
    return new BsonDocument("ns", new BsonString(collection.namespace().toString()))
        .append("code", new BsonInt32(ErrorCode.API_STRICT_ERROR.number()))
        .append("codeName", new BsonString(ErrorCode.API_STRICT_ERROR.codeName()))
        .append("errmsg", new BsonString(message));
  }
}
