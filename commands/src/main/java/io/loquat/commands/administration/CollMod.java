package io.loquat.commands.administration;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.administration.options.PreImages;
import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.Unsupported;
import io.loquat.commands.validation.ValidationOptions;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Namespace;
import io.loquat.softdelete.SoftDeleteOptions;
import io.loquat.store.CollectionInfo;
import io.loquat.store.StoreException;
import io.loquat.store.WriteTransaction;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/**
 * {@code collMod}: changes the options of a collection about archived documents and validation.
 * Stateless.
 */
public final class CollMod implements Command {
  private static final String[] UNSUPPORTED = {
    "index", "viewOn", "pipeline", "expireAfterSeconds", "recordPreImages", "dryRun"
  };

  /** Of kinds of collections that there are not yet: never right, whatever the collection. */
  private static final String[] OF_OTHER_KINDS = {"cappedSize", "cappedMax", "timeseries"};

  private static final CommandSpec SPEC =
      CommandSpec.named("collMod")
          .writes()
          .stable()
          .arguments(arguments())
          .help("Changes the options of a collection about archived documents and validation.");

  private static String[] arguments() {
    Stream<String> known =
        Stream.of(
            SoftDeleteOptions.SOFT_DELETE,
            SoftDeleteOptions.EXPIRE_ARCHIVED_AFTER_SECONDS,
            "changeStreamPreAndPostImages",
            "validator",
            "validationLevel",
            "validationAction");
    Stream<String> refused = Stream.of(UNSUPPORTED, OF_OTHER_KINDS).flatMap(Stream::of);
    return Stream.concat(known, refused).toArray(String[]::new);
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    Namespace namespace = context.namespace();
    Arguments arguments = context.arguments();
    check(arguments);
    BsonDocument validation = ValidationOptions.read(arguments, namespace, context.queryContext());
    return context
        .write(transaction -> change(transaction, namespace.collection(), arguments, validation))
        .thenApply(
            reply -> {
              context.server().retention().optionsChanged(namespace.database());
              return reply;
            });
  }

  private static void check(Arguments arguments) {
    arguments.document("index");
    Unsupported.refuse(arguments, UNSUPPORTED);
    if (PreImages.read(arguments).orElse(false)) {
      throw Unsupported.notYet("Option '" + arguments.path(PreImages.FIELD) + "'");
    }
    ArchiveOptions.read(arguments, ArchiveOptions.NONE);
  }

  private static void refuseOptionsOfOtherKinds(Arguments arguments) {
    for (String option : OF_OTHER_KINDS) {
      if (arguments.has(option)) {
        throw new CommandException(
            ErrorCode.INVALID_OPTIONS,
            arguments.path(option) + " is not an option of this kind of collection");
      }
    }
  }

  private static BsonDocument change(
      WriteTransaction transaction,
      String collection,
      Arguments arguments,
      BsonDocument validation) {
    CollectionInfo found =
        transaction
            .collection(collection)
            .orElseThrow(() -> new StoreException.NamespaceNotFound(collection));
    refuseOptionsOfOtherKinds(arguments);
    SoftDeleteOptions before = SoftDeleteOptions.of(found);
    SoftDeleteOptions after = ArchiveOptions.read(arguments, before);
    BsonDocument options = ValidationOptions.in(after.in(found.options()), validation);
    if (!options.equals(found.options())) {
      CollectionInfo changed = transaction.changeOptions(found, options);
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
