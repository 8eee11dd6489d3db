package io.loquat.commands.administration;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.validation.ValidationOptions;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Namespace;
import io.loquat.query.operator.ShellText;
import io.loquat.softdelete.SoftDeleteOptions;
import io.loquat.store.CollectionInfo;
import io.loquat.store.WriteTransaction;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;

/**
 * {@code create}: makes a collection. One that is there already with the same options is fine.
 * Stateless.
 */
public final class Create implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("create")
          .writes()
          .inTransactions()
          .stable()
          .arguments(
              "systemFields",
              "softDelete",
              "expireArchivedAfterSeconds",
              "capped",
              "size",
              "max",
              "autoIndexId",
              "idIndex",
              "validator",
              "validationLevel",
              "validationAction",
              "indexOptionDefaults",
              "viewOn",
              "pipeline",
              "collation",
              "storageEngine",
              "timeseries",
              "clusteredIndex",
              "expireAfterSeconds",
              "changeStreamPreAndPostImages",
              "recordPreImages",
              "encryptedFields",
              "temp",
              "flags")
          .help("Creates a collection.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    Namespace namespace = context.namespace();
    CreateOptions options =
        CreateOptions.read(context.arguments(), context.server().settings().systemFields())
            .withValidation(
                ValidationOptions.read(context.arguments(), namespace, context.queryContext()));
    return context.write(transaction -> create(transaction, namespace, options));
  }

  private static BsonDocument create(
      WriteTransaction transaction, Namespace namespace, CreateOptions options) {
    Optional<CollectionInfo> found = transaction.collection(namespace.collection());
    if (found.isEmpty()) {
      CollectionInfo created =
          transaction.createCollection(
              namespace.collection(), options.systemFields(), options.stored());
      if (SoftDeleteOptions.of(created).expireArchivedAfterSeconds().isPresent()) {
        transaction.indexArchivedByTime(created);
      }
    } else if (!isSame(found.get(), options)) {
      throw new CommandException(
          ErrorCode.NAMESPACE_EXISTS,
          "namespace %s already exists, but with different options: %s"
              .formatted(namespace, ShellText.of(found.get().options())));
    }
    return new BsonDocument();
  }

  private static boolean isSame(CollectionInfo found, CreateOptions options) {
    return found.systemFields() == options.systemFields()
        && found.options().equals(options.stored());
  }
}
