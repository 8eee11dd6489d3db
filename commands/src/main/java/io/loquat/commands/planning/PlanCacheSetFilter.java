package io.loquat.commands.planning;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.ConcernSupport;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.plan.IndexHint;
import io.loquat.store.CollectionInfo;
import io.loquat.store.PlanCacheControl.IndexFilter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/** {@code planCacheSetFilter}: allows only some indexes for queries of a shape. Stateless. */
public final class PlanCacheSetFilter implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("planCacheSetFilter")
          .reads(ConcernSupport.NONE)
          .lenient()
          .arguments("query", "sort", "projection", "collation", "indexes")
          .help("Allows only some indexes for queries of a shape.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    CollectionInfo collection =
        PlannedCollection.of(context).orElseThrow(PlanCacheSetFilter::missing);
    BsonArray indexes = indexes(context.body());
    ShapeArguments shape = ShapeArguments.read(context.body());
    context
        .store()
        .planCache()
        .setFilter(
            collection.namespace(),
            new IndexFilter(
                shape.key(),
                shape.shape(),
                shape.describe().append("indexes", indexes.clone()),
                indexes.stream().map(PlanCacheSetFilter::hint).toList()));
    return CompletableFuture.completedFuture(new BsonDocument());
  }

  private static CommandException missing() {
    return bad("no such collection");
  }

  private static BsonArray indexes(BsonDocument body) {
    BsonValue given = body.get("indexes");
    if (given == null) {
      throw bad("required field indexes missing");
    }
    if (!(given instanceof BsonArray indexes)) {
      throw bad("required field indexes must be an array");
    }
    if (indexes.isEmpty()) {
      throw bad("required field indexes must contain at least one index");
    }
    indexes.forEach(PlanCacheSetFilter::check);
    return indexes;
  }

  private static IndexHint hint(BsonValue index) {
    return index instanceof BsonString name
        ? new IndexHint.Named(name.getValue())
        : new IndexHint.Keys(index.asDocument().clone());
  }

  private static void check(BsonValue index) {
    boolean empty =
        switch (index) {
          case BsonDocument key -> key.isEmpty();
          case BsonString name -> name.getValue().isEmpty();
          default -> throw bad("each item in indexes must be an object or string");
        };
    if (empty) {
      throw bad("index specification cannot be empty");
    }
  }

  private static CommandException bad(String why) {
    return new CommandException(ErrorCode.BAD_VALUE, why);
  }
}
