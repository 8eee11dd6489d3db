package io.loquat.commands.administration;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.administration.options.ViewOptions;
import io.loquat.commands.timeseries.TimeSeries;
import io.loquat.commands.view.ViewCatalog;
import io.loquat.commands.view.ViewDefinition;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Namespace;
import io.loquat.query.context.QueryContext;
import io.loquat.query.operator.ShellText;
import io.loquat.softdelete.SoftDeleteOptions;
import io.loquat.store.CollectionInfo;
import io.loquat.store.WriteTransaction;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;

/**
 * {@code create}: makes a collection or a view. One that is there already with the same options is
 * fine. Stateless.
 */
public final class Create implements Command {
  /** All that it takes. */
  static final List<String> OPTIONS =
      List.of(
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
          "encryptedFields",
          "temp",
          "flags");

  private static final CommandSpec SPEC =
      CommandSpec.named("create")
          .writes()
          .inTransactions()
          .stable()
          .arguments(OPTIONS.toArray(String[]::new))
          .help("Creates a collection or a view.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    Namespace namespace = context.namespace();
    CreateOptions options =
        CreateOptions.read(
            context.arguments(),
            namespace,
            context.server().settings().systemFields(),
            context.queryContext());
    return context.write(
        transaction -> create(transaction, namespace, options, context.queryContext()));
  }

  private static BsonDocument create(
      WriteTransaction transaction,
      Namespace namespace,
      CreateOptions options,
      QueryContext context) {
    Optional<CollectionInfo> found = transaction.collection(namespace.collection());
    if (found.isEmpty() && options.stored().containsKey(ViewOptions.VIEW_ON)) {
      ViewCatalog.create(
          transaction,
          ViewDefinition.of(namespace, options.stored()),
          options.systemFields(),
          context);
    } else if (found.isEmpty()) {
      CollectionInfo created =
          transaction.createCollection(
              namespace.collection(), options.systemFields(), options.stored());
      TimeSeries.of(created)
          .flatMap(TimeSeries::firstIndex)
          .ifPresent(index -> transaction.createIndex(created, index));
      if (SoftDeleteOptions.of(created).expireArchivedAfterSeconds().isPresent()) {
        transaction.indexArchivedByTime(created);
      }
    } else {
      checkSame(found.get(), options);
    }
    return new BsonDocument();
  }

  private static void checkSame(CollectionInfo found, CreateOptions options) {
    boolean wantsView = options.stored().containsKey(ViewOptions.VIEW_ON);
    if (found.isView() != wantsView) {
      throw exists(found, wantsView ? "but is a collection rather than a view" : "but is a view");
    }
    if (found.systemFields() != options.systemFields()
        || !found.options().equals(options.stored())) {
      throw exists(
          found,
          "but with different options: %s, requested: %s"
              .formatted(ShellText.of(found.options()), ShellText.of(options.stored())));
    }
  }

  private static CommandException exists(CollectionInfo found, String difference) {
    return new CommandException(
        ErrorCode.NAMESPACE_EXISTS,
        "namespace '%s' already exists, %s".formatted(found.namespace(), difference));
  }
}
