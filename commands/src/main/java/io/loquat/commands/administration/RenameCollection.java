package io.loquat.commands.administration;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.Namespaces;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Namespace;
import io.loquat.store.CollectionInfo;
import io.loquat.store.CollectionKind;
import io.loquat.store.WriteTransaction;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;

/**
 * {@code renameCollection}: gives a collection another name, in another database too. Stateless.
 */
public final class RenameCollection implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("renameCollection")
          .writes()
          .adminOnly()
          .arguments("to", "dropTarget", "stayTemp")
          .help("Renames a collection, within its database or into another.");

  private static final String SYSTEM = "system.";

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
    checkNames(from, to);
    if (!from.database().equals(to.database())) {
      return new MovedCollection(context, from, to, dropTarget).move();
    }
    return context
        .store()
        .write(
            from.database(),
            context.deadline(),
            transaction -> {
              checkSource(from, transaction.collection(from.collection()));
              checkTarget(transaction, to, dropTarget);
              transaction.renameCollection(from.collection(), to.collection(), dropTarget);
              return new BsonDocument();
            });
  }

  /** What is the system's stays so, and nothing else becomes it. */
  private static void checkNames(Namespace from, Namespace to) {
    if (from.collection().startsWith(SYSTEM) || to.collection().startsWith(SYSTEM)) {
      throw new CommandException(
          ErrorCode.ILLEGAL_OPERATION,
          "error with target namespace: cannot rename from or to a system collection: %s to %s"
              .formatted(from, to));
    }
  }

  /** The collection to be renamed. */
  static CollectionInfo checkSource(Namespace from, Optional<CollectionInfo> found) {
    CollectionInfo source =
        found.orElseThrow(
            () ->
                new CommandException(
                    ErrorCode.NAMESPACE_NOT_FOUND,
                    "Source collection " + from + " does not exist"));
    boolean series = source.kind() instanceof CollectionKind.TimeSeries;
    if (series || source.isView()) {
      throw new CommandException(
          ErrorCode.COMMAND_NOT_SUPPORTED_ON_VIEW,
          "cannot rename %s: %s".formatted(series ? "time-series collection" : "view", from));
    }
    return source;
  }

  /** Checks that the name is free, or may be taken. */
  static void checkTarget(WriteTransaction transaction, Namespace to, boolean dropTarget) {
    Optional<CollectionInfo> target = transaction.collection(to.collection());
    if (target.isEmpty()) {
      return;
    }
    if (target.get().isView()) {
      throw new CommandException(
          ErrorCode.NAMESPACE_EXISTS, "a view already exists with that name: " + to);
    }
    if (!dropTarget) {
      throw new CommandException(ErrorCode.NAMESPACE_EXISTS, "target namespace exists");
    }
  }
}
