package io.loquat.commands.administration;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.Unsupported;
import io.loquat.model.Namespace;
import io.loquat.softdelete.SoftDeleteOptions;
import io.loquat.store.CollectionInfo;
import io.loquat.store.StoreException;
import io.loquat.store.WriteTransaction;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/** {@code collMod}: changes the options of a collection about archived documents. Stateless. */
public final class CollMod implements Command {
  private static final String[] UNSUPPORTED = {
    "index",
    "validator",
    "validationLevel",
    "validationAction",
    "viewOn",
    "pipeline",
    "expireAfterSeconds",
    "changeStreamPreAndPostImages",
    "recordPreImages",
    "cappedSize",
    "cappedMax",
    "timeseries",
    "dryRun"
  };

  private static final CommandSpec SPEC =
      CommandSpec.named("collMod")
          .writes()
          .stable()
          .arguments(arguments())
          .help("Changes the options of a collection that concern archived documents.");

  private static String[] arguments() {
    String[] all = new String[UNSUPPORTED.length + 2];
    System.arraycopy(UNSUPPORTED, 0, all, 2, UNSUPPORTED.length);
    all[0] = SoftDeleteOptions.SOFT_DELETE;
    all[1] = SoftDeleteOptions.EXPIRE_ARCHIVED_AFTER_SECONDS;
    return all;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    Namespace namespace = context.namespace();
    Arguments arguments = context.arguments();
    Unsupported.refuse(arguments, UNSUPPORTED);
    ArchiveOptions.read(arguments, ArchiveOptions.NONE);
    return context
        .write(transaction -> change(transaction, namespace.collection(), arguments))
        .thenApply(
            reply -> {
              context.server().retention().optionsChanged(namespace.database());
              return reply;
            });
  }

  private static BsonDocument change(
      WriteTransaction transaction, String collection, Arguments arguments) {
    CollectionInfo found =
        transaction
            .collection(collection)
            .orElseThrow(() -> new StoreException.NamespaceNotFound(collection));
    SoftDeleteOptions before = SoftDeleteOptions.of(found);
    SoftDeleteOptions after = ArchiveOptions.read(arguments, before);
    if (!after.equals(before)) {
      CollectionInfo changed = transaction.changeOptions(found, after.in(found.options()));
      if (after.expireArchivedAfterSeconds().isPresent()) {
        transaction.indexArchivedByTime(changed);
      }
    }
    return reply(arguments, before, after);
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
