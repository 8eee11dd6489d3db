package io.loquat.commands.administration;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.Namespaces;
import io.loquat.model.Namespace;
import io.loquat.store.CollectionInfo;
import io.loquat.store.WriteTransaction;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * {@code convertToCapped}: puts a capped copy in a collection's place, without its indexes other
 * than the one on {@code _id}. All or nothing. Stateless.
 */
public final class ConvertToCapped implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("convertToCapped")
          .writes()
          .lenient()
          .arguments("size")
          .help("Makes a collection a capped one, keeping its newest documents.");

  private static final int RANDOM_CHARACTERS = 5;

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    Namespace namespace = namespace(context);
    long bytes = CappedConversion.size(context.arguments());
    String copy = copyName(namespace);
    return context.write(transaction -> convert(transaction, namespace, copy, bytes));
  }

  /** Unlike elsewhere, a dollar makes no invalid name here: only one that nothing has. */
  private static Namespace namespace(CommandContext context) {
    if (context.body().get("convertToCapped") instanceof BsonString name
        && name.getValue().indexOf('$') >= 0) {
      throw CappedConversion.notFound(new Namespace(context.database(), name.getValue()));
    }
    return context.namespace();
  }

  /**
   * What the copy is called until it takes the collection's place. As in MongoDB, a name that is
   * too long for that cannot be converted.
   */
  private static String copyName(Namespace namespace) {
    String random = UUID.randomUUID().toString().substring(0, RANDOM_CHARACTERS);
    String name = "tmp" + random + ".convertToCapped." + namespace.collection();
    return Namespaces.of(namespace.database(), name).collection();
  }

  private static BsonDocument convert(
      WriteTransaction transaction, Namespace namespace, String copy, long bytes) {
    String name = namespace.collection();
    SystemCollections.checkConvertible(transaction, namespace);
    CollectionInfo source = CappedConversion.source(transaction, namespace);
    CappedConversion.copy(transaction, source, copy, bytes);
    transaction.renameCollection(copy, name, true);
    return new BsonDocument();
  }
}
