package io.loquat.commands.index;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.timeseries.MeasurementIndexes;
import io.loquat.commands.timeseries.TimeSeries;
import io.loquat.commands.view.RealCollection;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Namespace;
import io.loquat.query.index.IndexSpec;
import io.loquat.query.index.MultikeyPaths;
import io.loquat.store.CollectionInfo;
import io.loquat.store.IndexInfo;
import io.loquat.store.WriteTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/** {@code createIndexes}: makes indexes, and the collection if there is none. Stateless. */
public final class CreateIndexes implements Command {
  private static final int INDEXES_MAX = 64;

  private static final CommandSpec SPEC =
      CommandSpec.named("createIndexes")
          .writes()
          .inTransactions()
          .stable()
          .arguments("indexes", "commitQuorum", "ignoreUnknownIndexOptions")
          .help("Makes indexes.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    Namespace namespace = context.namespace();
    List<BsonDocument> indexes = context.arguments().requiredDocuments("indexes");
    CommitQuorum.check(context.body());
    boolean ignoreUnknown = context.arguments().bool("ignoreUnknownIndexOptions");
    if (indexes.isEmpty()) {
      throw new CommandException(ErrorCode.BAD_VALUE, "Must specify at least one index to create");
    }
    List<IndexDefinition> wanted =
        indexes.stream().map(index -> IndexDefinition.read(index, ignoreUnknown)).toList();
    return context.buildIndexes(
        transaction -> {
          check(transaction.collection(namespace.collection()), indexes);
          return create(transaction, namespace, wanted);
        });
  }

  /** What the kind of the collection allows. */
  private static void check(Optional<CollectionInfo> found, List<BsonDocument> indexes) {
    RealCollection.require(found);
    found
        .flatMap(TimeSeries::of)
        .ifPresent(series -> indexes.forEach(index -> MeasurementIndexes.check(series, index)));
  }

  private static BsonDocument create(
      WriteTransaction transaction, Namespace namespace, List<IndexDefinition> wanted) {
    boolean existed = transaction.collection(namespace.collection()).isPresent();
    CollectionInfo found = transaction.ensureCollection(namespace.collection());
    ClusteredIndexRules.check(found, existed, wanted);
    int before = IndexedCollections.count(found);
    CollectionInfo after = found;
    List<IndexSpec> specs = missing(transaction, found, wanted);
    for (IndexSpec spec : specs) {
      if (IndexConflicts.exists(after, spec)) {
        throw new CommandException(
            ErrorCode.INDEX_ALREADY_EXISTS, "Identical index already exists: " + spec.name());
      }
      if (IndexedCollections.count(after) >= INDEXES_MAX) {
        throw new CommandException(
            ErrorCode.CANNOT_CREATE_INDEX,
            "add index fails, too many indexes for " + namespace + " key:" + spec.keyPattern());
      }
      after = with(after, spec);
    }
    if (!specs.isEmpty()) {
      transaction.startIndexes(found, specs);
    }
    return reply(before, IndexedCollections.count(after), !existed);
  }

  private static CollectionInfo with(CollectionInfo collection, IndexSpec spec) {
    List<IndexInfo> indexes = new ArrayList<>(collection.indexes());
    indexes.add(new IndexInfo(spec, MultikeyPaths.NONE, true));
    return collection.withIndexes(indexes);
  }

  /** The indexes that the collection has not yet; those that others are building are awaited. */
  private static List<IndexSpec> missing(
      WriteTransaction transaction, CollectionInfo found, List<IndexDefinition> wanted) {
    List<IndexSpec> missing = new ArrayList<>();
    for (IndexDefinition index : wanted) {
      if (index.isId()) {
        IdIndex.checkCollation(index, found);
      } else {
        IndexSpec spec = index.in(found);
        if (!IndexConflicts.exists(found, spec)) {
          missing.add(spec);
        } else if (found.index(spec.name()).filter(IndexInfo::building).isPresent()) {
          transaction.awaitIndex(found, spec.name());
        }
      }
    }
    return missing;
  }

  private static BsonDocument reply(int before, int after, boolean created) {
    BsonDocument reply =
        new BsonDocument("numIndexesBefore", new BsonInt32(before))
            .append("numIndexesAfter", new BsonInt32(after))
            .append("createdCollectionAutomatically", BsonBoolean.valueOf(created));
    return before == after
        ? reply.append("note", new BsonString("all indexes already exist"))
        : reply;
  }
}
