package io.loquat.commands.administration;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.Collations;
import io.loquat.commands.argument.Unsupported;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Namespace;
import io.loquat.store.CollectionInfo;
import io.loquat.store.WriteTransaction;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * {@code createIndexes}: so far only the index on {@code _id}, which is there anyway. Stateless.
 */
public final class CreateIndexes implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("createIndexes")
          .writes()
          .inTransactions()
          .stable()
          .arguments("indexes", "commitQuorum", "ignoreUnknownIndexOptions")
          .help(
              "Accepts the index on _id, which every collection has; others are not supported"
                  + " yet.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    Namespace namespace = context.namespace();
    List<BsonDocument> indexes = context.arguments().requiredDocuments("indexes");
    if (indexes.isEmpty()) {
      throw new CommandException(ErrorCode.BAD_VALUE, "Must specify at least one index to create");
    }
    for (BsonDocument index : indexes) {
      BsonValue key = new Arguments("createIndexes.indexes", index).required("key");
      if (!IdIndex.isKey(key)) {
        throw Unsupported.notYet(IndexKind.of(index, key));
      }
      IdIndex.checkFields(index);
    }
    return context.write(transaction -> reply(transaction, namespace.collection(), indexes));
  }

  private static BsonDocument reply(
      WriteTransaction transaction, String collection, List<BsonDocument> indexes) {
    boolean existed = transaction.collection(collection).isPresent();
    CollectionInfo found = transaction.ensureCollection(collection);
    for (BsonDocument index : indexes) {
      IdIndex.checkCollation(
          new Arguments("createIndexes.indexes", index), Collations.defaultOf(found.options()));
    }
    return new BsonDocument("numIndexesBefore", new BsonInt32(1))
        .append("numIndexesAfter", new BsonInt32(1))
        .append("createdCollectionAutomatically", BsonBoolean.valueOf(!existed))
        .append("note", new BsonString("all indexes already exist"));
  }
}
