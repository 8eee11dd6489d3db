package io.loquat.commands.administration;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.Namespaces;
import io.loquat.commands.argument.Unsupported;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Namespace;
import io.loquat.store.CollectionInfo;
import io.loquat.store.WriteTransaction;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * {@code cloneCollectionAsCapped}: makes a capped copy of a collection, without its indexes other
 * than the one on {@code _id}. Stateless.
 */
public final class CloneCollectionAsCapped implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("cloneCollectionAsCapped")
          .writes()
          .lenient()
          .arguments("toCollection", "size", "temp")
          .help("Copies the newest documents of a collection into a new capped one.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    Arguments arguments = context.arguments();
    String from = name(arguments, SPEC.name());
    String to = name(arguments, "toCollection");
    Namespaces.checkCollection(from);
    Namespaces.checkCollection(to);
    long bytes = CappedConversion.size(arguments);
    if (arguments.boolOrNumber("temp", false)) {
      throw Unsupported.notYet("A temporary collection");
    }
    Namespace source = new Namespace(context.database(), from);
    Namespace target = Namespaces.of(context.database(), to);
    return context.write(transaction -> copy(transaction, source, target, bytes));
  }

  private static String name(Arguments arguments, String field) {
    if (arguments.document().get(field) instanceof BsonString name) {
      return name.getValue();
    }
    throw new CommandException(ErrorCode.TYPE_MISMATCH, "'" + field + "' must be of type String");
  }

  private static BsonDocument copy(
      WriteTransaction transaction, Namespace source, Namespace target, long bytes) {
    Optional<CollectionInfo> there = transaction.collection(target.collection());
    there.ifPresent(CappedConversion::checkNoView);
    SystemCollections.checkConvertible(transaction, source);
    CollectionInfo found = CappedConversion.source(transaction, source);
    if (there.isPresent()) {
      throw new CommandException(
          ErrorCode.NAMESPACE_EXISTS,
          "cloneCollectionAsCapped failed - destination collection %s already exists. source"
                  .formatted(target)
              + " collection: "
              + source);
    }
    SystemCollections.checkMayBeMade(target);
    CappedConversion.copy(transaction, found, target.collection(), bytes);
    return new BsonDocument();
  }
}
