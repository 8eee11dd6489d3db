package io.loquat.commands.write;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.Arguments;
import io.loquat.concurrency.ExpectedVersion;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Namespace;
import io.loquat.store.CollectionInfo;
import io.loquat.store.WriteTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** {@code insert}: adds documents to a collection, created if it must. Stateless. */
public final class Insert implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("insert")
          .writes()
          .quick()
          .inTransactions()
          .stable()
          .arguments(
              "documents", "ordered", "bypassDocumentValidation", "expectedVersion", "metadata")
          .help("Inserts documents.");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    Namespace namespace = context.namespace();
    List<? extends BsonDocument> documents = Batch.read(context, "documents");
    Options options = Options.read(context.arguments());
    return Batch.parse(
        context, documents, () -> insert(context, namespace, prepare(documents), options));
  }

  /** What is the same for all documents of the command. Immutable. */
  private record Options(boolean ordered, ExpectedVersion expected, BsonDocument metadata) {
    static Options read(Arguments arguments) {
      return new Options(
          arguments.bool("ordered", true),
          expected(arguments),
          arguments.document("metadata").orElseGet(BsonDocument::new));
    }

    private static ExpectedVersion expected(Arguments arguments) {
      Optional<BsonValue> value = arguments.value("expectedVersion");
      if (value.isEmpty()) {
        return ExpectedVersion.NO_CHECK;
      }
      String path = arguments.path("expectedVersion");
      return switch (ExpectedVersion.parse(path, value.get())) {
        case ExpectedVersion.DocumentDoesNotExist none -> none;
        case ExpectedVersion.NoConcurrencyCheck none -> none;
        case ExpectedVersion.Exactly version -> throw impossible(path);
        case ExpectedVersion.DocumentExists exists -> throw impossible(path);
      };
    }

    private static CommandException impossible(String path) {
      return new CommandException(
          ErrorCode.BAD_VALUE,
          path + " of an insert must be DOCUMENT_DOES_NOT_EXIST or NO_CONCURRENCY_CHECK");
    }
  }

  /** A document to insert, or why it cannot be. */
  private sealed interface Prepared {
    record Ready(BsonDocument document) implements Prepared {}

    record Wrong(CommandException error) implements Prepared {}
  }

  private static List<Prepared> prepare(List<? extends BsonDocument> documents) {
    List<Prepared> prepared = new ArrayList<>(documents.size());
    for (BsonDocument document : documents) {
      prepared.add(prepare(document));
    }
    return prepared;
  }

  private static Prepared prepare(BsonDocument document) {
    try {
      return new Prepared.Ready(NewDocument.prepare(document));
    } catch (CommandException error) {
      return new Prepared.Wrong(error);
    }
  }

  private static CompletionStage<BsonDocument> insert(
      CommandContext context, Namespace namespace, List<Prepared> documents, Options options) {
    return context.write(
        transaction -> insertAll(transaction, namespace, documents, options).counts());
  }

  private static WriteReply insertAll(
      WriteTransaction transaction,
      Namespace namespace,
      List<Prepared> documents,
      Options options) {
    CollectionInfo collection = transaction.ensureCollection(namespace.collection());
    WriteReply reply = new WriteReply(namespace.toString());
    reply.each(
        documents.size(),
        options.ordered(),
        i -> {
          insertOne(transaction, collection, documents.get(i), options);
          reply.counted(1);
        });
    return reply;
  }

  private static void insertOne(
      WriteTransaction transaction, CollectionInfo collection, Prepared prepared, Options options) {
    switch (prepared) {
      case Prepared.Ready(BsonDocument document) ->
          transaction.insert(collection, document, options.metadata(), options.expected());
      case Prepared.Wrong(CommandException error) -> throw error;
    }
  }
}
