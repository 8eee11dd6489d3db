package io.loquat.commands.administration;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.Arguments;
import io.loquat.commands.index.IndexChange;
import io.loquat.commands.validation.ValidationOptions;
import io.loquat.commands.view.ViewCatalog;
import io.loquat.commands.view.ViewDefinition;
import io.loquat.model.Namespace;
import io.loquat.query.context.QueryContext;
import io.loquat.softdelete.SoftDeleteOptions;
import io.loquat.store.CappedLimits;
import io.loquat.store.CollectionInfo;
import io.loquat.store.StoreException;
import io.loquat.store.WriteTransaction;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/** {@code collMod}: changes the options of a collection or a view. Stateless. */
public final class CollMod implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("collMod")
          .writes()
          .stable()
          .arguments(
              SoftDeleteOptions.SOFT_DELETE,
              SoftDeleteOptions.EXPIRE_ARCHIVED_AFTER_SECONDS,
              "index",
              "viewOn",
              "pipeline",
              "validator",
              "validationLevel",
              "validationAction",
              "expireAfterSeconds",
              "timeseries",
              "cappedSize",
              "cappedMax",
              "changeStreamPreAndPostImages",
              "dryRun")
          .help("Changes the options of a collection or a view.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    Namespace namespace = context.namespace();
    Arguments arguments = context.arguments();
    ChangedOptions.checkTypes(arguments);
    ArchiveOptions.read(arguments, ArchiveOptions.NONE);
    IndexChange.read(arguments);
    BsonDocument validation = ValidationOptions.read(arguments, namespace, context.queryContext());
    return context
        .write(
            transaction ->
                change(transaction, namespace, arguments, validation, context.queryContext()))
        .thenApply(
            reply -> {
              context.server().retention().optionsChanged(namespace.database());
              return reply;
            });
  }

  private static BsonDocument change(
      WriteTransaction transaction,
      Namespace namespace,
      Arguments arguments,
      BsonDocument validation,
      QueryContext context) {
    CollectionInfo found =
        transaction
            .collection(namespace.collection())
            .orElseThrow(() -> new StoreException.NamespaceNotFound(namespace.collection()));
    BsonDocument changed = ChangedOptions.of(found, arguments);
    if (found.isView()) {
      ViewCatalog.change(transaction, found, ViewDefinition.of(namespace, changed), context);
      return new BsonDocument();
    }
    SoftDeleteOptions before = SoftDeleteOptions.of(found);
    SoftDeleteOptions after = ArchiveOptions.read(arguments, before);
    ArchiveOptions.checkCapped(CappedLimits.of(found).isPresent() && !after.equals(before), after);
    BsonDocument options = ValidationOptions.in(after.in(changed), validation);
    if (!options.equals(found.options())) {
      CollectionInfo stored = transaction.changeOptions(found, options);
      if (after.expireArchivedAfterSeconds().isPresent()) {
        transaction.indexArchivedByTime(stored);
      }
    }
    BsonDocument reply = reply(arguments, before, after);
    IndexChange.read(arguments).ifPresent(change -> change.apply(transaction, found, reply));
    return reply;
  }

  private static BsonDocument reply(
      Arguments arguments, SoftDeleteOptions before, SoftDeleteOptions after) {
    BsonDocument reply = new BsonDocument();
    String softDelete = SoftDeleteOptions.SOFT_DELETE;
    if (arguments.document().containsKey(softDelete)) {
      reply.append(softDelete + "_old", BsonBoolean.valueOf(before.softDelete()));
      reply.append(softDelete + "_new", BsonBoolean.valueOf(after.softDelete()));
    }
    String expire = SoftDeleteOptions.EXPIRE_ARCHIVED_AFTER_SECONDS;
    if (arguments.document().containsKey(expire)) {
      append(reply, expire + "_old", before.expireArchivedAfterSeconds());
      append(reply, expire + "_new", after.expireArchivedAfterSeconds());
    }
    return reply;
  }

  /** A number that there is not is left out, as MongoDB does. */
  private static void append(BsonDocument reply, String field, OptionalInt number) {
    if (number.isPresent()) {
      reply.append(field, new BsonInt32(number.getAsInt()));
    }
  }
}
