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
import io.loquat.store.WriteTransaction;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;

/** {@code renameCollection}: gives a collection another name in the same database. Stateless. */
public final class RenameCollection implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("renameCollection")
          .writes()
          .adminOnly()
          .arguments("to", "dropTarget", "stayTemp")
          .help("Renames a collection within its database.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    Arguments arguments = context.arguments();
    Namespace from =
        Namespaces.parse("renameCollection", arguments.requiredString("renameCollection"));
    Namespace to = Namespaces.parse("to", arguments.requiredString("to"));
    boolean dropTarget = arguments.boolNotNull("dropTarget");
    if (from.equals(to)) {
      throw new CommandException(
          ErrorCode.ILLEGAL_OPERATION, "Can't rename a collection to itself");
    }
    if (!from.database().equals(to.database())) {
      throw Unsupported.notYet("Renaming a collection into another database");
    }
    return context
        .store()
        .write(
            from.database(),
            context.deadline(),
            transaction -> rename(transaction, from, to, dropTarget));
  }

  private static BsonDocument rename(
      WriteTransaction transaction, Namespace from, Namespace to, boolean dropTarget) {
    if (transaction.collection(from.collection()).isEmpty()) {
      throw new CommandException(
          ErrorCode.NAMESPACE_NOT_FOUND, "Source collection " + from + " does not exist");
    }
    if (!dropTarget && transaction.collection(to.collection()).isPresent()) {
      throw new CommandException(ErrorCode.NAMESPACE_EXISTS, "target namespace exists");
    }
    transaction.renameCollection(from.collection(), to.collection(), dropTarget);
    return new BsonDocument();
  }
}
