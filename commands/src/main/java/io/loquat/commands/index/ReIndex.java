package io.loquat.commands.index;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.view.RealCollection;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Namespace;
import io.loquat.query.index.IndexSpec;
import io.loquat.store.CollectionInfo;
import io.loquat.store.IndexInfo;
import io.loquat.store.StoreException;
import io.loquat.store.WriteTransaction;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/**
 * {@code reIndex}: enters all documents anew into all indexes of a collection. Other writes of the
 * database wait, as in MongoDB. Stateless.
 */
public final class ReIndex implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("reIndex").writes().help("Builds the indexes of a collection anew.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    Namespace namespace = context.namespace();
    return context.write(transaction -> rebuild(transaction, namespace));
  }

  private static BsonDocument rebuild(WriteTransaction transaction, Namespace namespace) {
    CollectionInfo collection =
        transaction
            .collection(namespace.collection())
            .orElseThrow(
                () ->
                    new CommandException(
                        ErrorCode.NAMESPACE_NOT_FOUND, "collection does not exist"));
    RealCollection.require(collection);
    if (collection.indexes().stream().anyMatch(IndexInfo::building)) {
      throw new StoreException.IndexBuildRunning(namespace.collection());
    }
    List<String> names = collection.readyIndexes().stream().map(IndexSpec::name).toList();
    CollectionInfo after = transaction.rebuildIndexes(collection, names);
    BsonInt32 count = new BsonInt32(1 + names.size());
    return new BsonDocument("nIndexesWas", count)
        .append("nIndexes", count)
        .append("indexes", new BsonArray(IndexedCollections.descriptions(after)));
  }
}
