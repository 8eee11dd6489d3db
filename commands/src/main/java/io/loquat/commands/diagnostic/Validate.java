package io.loquat.commands.diagnostic;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.Namespaces;
import io.loquat.commands.validation.Validators;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Namespace;
import io.loquat.query.index.IndexSpec;
import io.loquat.store.CollectionInfo;
import io.loquat.store.CollectionValidation;
import io.loquat.store.CollectionValidation.IndexValidation;
import io.loquat.store.StoreException;
import io.loquat.store.ValidationScope;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/**
 * {@code validate}: checks a collection's documents and indexes against each other, in one snapshot
 * beside which others write, and mends indexes if asked to. Stateless.
 */
public final class Validate implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("validate")
          .lenient()
          .arguments(
              "full",
              "background",
              "repair",
              "metadata",
              "checkBSONConformance",
              "enforceFastCount",
              "fixMultikey")
          .help("Checks a collection's documents and indexes against each other.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    Namespace namespace = namespace(context);
    ValidateArguments arguments = ValidateArguments.read(context.arguments());
    CollectionInfo collection = collection(context, namespace);
    if (arguments.metadata()) {
      return CompletableFuture.completedFuture(ValidateReply.ofCatalog(collection));
    }
    ValidationScope scope = arguments.scope(Validators.compliance(collection));
    CollectionValidation found = check(context, namespace, scope);
    List<String> broken = arguments.repair() ? broken(found) : List.of();
    return broken.isEmpty()
        ? CompletableFuture.completedFuture(ValidateReply.of(collection, found, arguments.repair()))
        : repair(context, collection, scope, found, broken);
  }

  /** Names that no collection can have lead to none, as in MongoDB. */
  private static Namespace namespace(CommandContext context) {
    return context.body().get(context.body().getFirstKey()) instanceof BsonString name
            && !name.getValue().isEmpty()
        ? new Namespace(context.database(), name.getValue())
        : Namespaces.of(context.database(), context.body());
  }

  private static CollectionInfo collection(CommandContext context, Namespace namespace) {
    CollectionInfo collection =
        context.store().collection(namespace).orElseThrow(() -> missing(namespace));
    if (collection.isView()) {
      throw new CommandException(ErrorCode.COMMAND_NOT_SUPPORTED_ON_VIEW, "Cannot validate a view");
    }
    return collection;
  }

  private static CommandException missing(Namespace namespace) {
    return new CommandException(
        ErrorCode.NAMESPACE_NOT_FOUND,
        "Collection '" + namespace + "' does not exist to validate.");
  }

  private static CollectionValidation check(
      CommandContext context, Namespace namespace, ValidationScope scope) {
    return context
        .store()
        .read(
            namespace.database(),
            context.deadline(),
            snapshot ->
                snapshot
                    .validate(namespace.collection(), scope, context.deadline())
                    .orElseThrow(() -> missing(namespace)));
  }

  private static List<String> broken(CollectionValidation found) {
    return found.indexes().stream()
        .filter(index -> !index.valid())
        .map(IndexValidation::spec)
        .map(IndexSpec::name)
        .toList();
  }

  /** Documents that cannot be read stay as they are; what two documents share stays shared. */
  private static CompletionStage<BsonDocument> repair(
      CommandContext context,
      CollectionInfo collection,
      ValidationScope scope,
      CollectionValidation before,
      List<String> broken) {
    return context
        .write(transaction -> transaction.rebuildIndexes(collection, broken))
        .handle((_, failure) -> failure)
        .thenApplyAsync(
            failure -> {
              boolean repaired = repaired(failure);
              CollectionValidation now =
                  repaired ? check(context, collection.namespace(), scope) : before;
              return ValidateReply.ofRepair(collection, before, now, repaired);
            },
            context.server().workers());
  }

  private static boolean repaired(@Nullable Throwable failure) {
    Throwable reason =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (reason == null || reason instanceof StoreException.DuplicateKey) {
      return reason == null;
    }
    throw reason instanceof RuntimeException problem ? problem : new CompletionException(reason);
  }
}
