package io.loquat.commands.administration;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.view.ViewCatalog;
import io.loquat.commands.view.ViewDefinition;
import io.loquat.model.Namespace;
import io.loquat.store.CollectionInfo;
import io.loquat.store.CollectionKind;
import io.loquat.store.WriteTransaction;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/**
 * {@code drop}: removes a collection with all its documents. That there is none is fine. Stateless.
 */
public final class Drop implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("drop").writes().stable().help("Drops a collection.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    Namespace namespace = context.namespace();
    return context.write(
        transaction -> drop(transaction, transaction.collection(namespace.collection())));
  }

  private static BsonDocument drop(WriteTransaction transaction, Optional<CollectionInfo> found) {
    return found.map(collection -> drop(transaction, collection)).orElseGet(BsonDocument::new);
  }

  private static BsonDocument drop(WriteTransaction transaction, CollectionInfo collection) {
    BsonString name = new BsonString(collection.namespace().toString());
    Optional<ViewDefinition> view = ViewDefinition.of(collection);
    if (view.isPresent()) {
      ViewCatalog.drop(transaction, view.get());
      return new BsonDocument("ns", name);
    }
    if (collection.namespace().collection().equals(ViewCatalog.SYSTEM_VIEWS)) {
      ViewCatalog.dropAll(transaction);
    }
    transaction.dropCollection(collection.namespace().collection());
    boolean clustered = collection.kind() instanceof CollectionKind.Clustered;
    int indexes = collection.indexes().size() + (clustered ? 0 : 1);
    return new BsonDocument("nIndexesWas", new BsonInt32(indexes)).append("ns", name);
  }
}
