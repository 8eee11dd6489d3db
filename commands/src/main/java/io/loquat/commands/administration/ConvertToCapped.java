package io.loquat.commands.administration;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
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

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    Namespace namespace = namespace(context);
    long bytes = CappedConversion.size(context.arguments());
    return context.write(transaction -> convert(transaction, namespace, bytes));
  }

  /** Unlike elsewhere, a dollar makes no invalid name here: only one that nothing has. */
  private static Namespace namespace(CommandContext context) {
    if (context.body().get("convertToCapped") instanceof BsonString name
        && name.getValue().indexOf('$') >= 0) {
      throw CappedConversion.notFound(new Namespace(context.database(), name.getValue()));
    }
    return context.namespace();
  }

  private static BsonDocument convert(
      WriteTransaction transaction, Namespace namespace, long bytes) {
    String name = namespace.collection();
    SystemCollections.checkConvertible(transaction, namespace);
    CollectionInfo source = CappedConversion.source(transaction, namespace);
    String copy = "tmp" + UUID.randomUUID() + ".convertToCapped";
    CappedConversion.copy(transaction, source, copy, bytes);
    transaction.renameCollection(copy, name, true);
    return new BsonDocument();
  }
}
