package io.loquat.commands.index;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.Arguments;
import io.loquat.commands.view.RealCollection;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Namespace;
import io.loquat.store.CollectionInfo;
import io.loquat.store.WriteTransaction;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/** {@code dropIndexes}: drops indexes by name or key pattern, or all of them. Stateless. */
public final class DropIndexes implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("dropIndexes")
          .alias("deleteIndexes")
          .writes()
          .arguments("index")
          .help("Drops indexes, but never the one on _id.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    Namespace namespace = context.namespace();
    Arguments arguments = context.arguments();
    IndexChoice choice = IndexChoice.read(arguments);
    return context.write(transaction -> drop(transaction, namespace, choice));
  }

  private static BsonDocument drop(
      WriteTransaction transaction, Namespace namespace, IndexChoice choice) {
    CollectionInfo collection =
        transaction
            .collection(namespace.collection())
            .orElseThrow(
                () ->
                    new CommandException(
                        ErrorCode.NAMESPACE_NOT_FOUND, "ns not found " + namespace));
    RealCollection.require(collection);
    List<String> names = choice.in(collection);
    names.forEach(name -> transaction.dropIndex(collection, name));
    BsonDocument reply =
        new BsonDocument("nIndexesWas", new BsonInt32(IndexedCollections.count(collection)));
    return choice.isAll()
        ? reply.append("msg", new BsonString("non-_id indexes dropped for collection"))
        : reply;
  }
}
