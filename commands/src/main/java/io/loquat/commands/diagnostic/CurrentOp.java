package io.loquat.commands.diagnostic;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.model.Truth;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;

/**
 * {@code currentOp}: the commands and the index builds that run now. What else the command holds is
 * a filter on them. Stateless.
 */
public final class CurrentOp implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("currentOp")
          .adminOnly()
          .lenient()
          .arguments("$all", "$ownOps")
          .help("Lists the commands and index builds that run now.");

  private static final Set<String> NO_FILTER =
      Set.of(
          "$all",
          "$ownOps",
          "$db",
          "$clusterTime",
          "$readPreference",
          "$truncateOps",
          "apiVersion",
          "apiStrict",
          "apiDeprecationErrors",
          "comment",
          "lsid",
          "maxTimeMS",
          "readConcern");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    Filter filter = Filters.parse(filter(context.body()), context.queryContext());
    boolean own = Truth.of(context.arguments().value("$ownOps").orElse(BsonNull.VALUE));
    Stream<BsonDocument> commands =
        context.server().operations().running().stream()
            .filter(
                operation ->
                    !own || operation.request().connection().id() == context.connection().id())
            .map(operation -> OperationReport.of(operation, context.server().settings()));
    Stream<BsonDocument> builds =
        context.store().indexBuilds().stream()
            .map(build -> OperationReport.of(build, context.server().settings()));
    BsonArray found = new BsonArray();
    Stream.concat(commands, own ? Stream.empty() : builds)
        .filter(operation -> Filters.matches(filter, operation))
        .forEach(found::add);
    return CompletableFuture.completedFuture(new BsonDocument("inprog", found));
  }

  private static BsonDocument filter(BsonDocument body) {
    BsonDocument filter = new BsonDocument();
    boolean first = true;
    for (Map.Entry<String, BsonValue> field : body.entrySet()) {
      if (!first && !NO_FILTER.contains(field.getKey())) {
        filter.append(field.getKey(), field.getValue());
      }
      first = false;
    }
    return filter;
  }
}
