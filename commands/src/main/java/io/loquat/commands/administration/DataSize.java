package io.loquat.commands.administration;

import io.loquat.commands.Command;
import io.loquat.commands.CommandContext;
import io.loquat.commands.CommandSpec;
import io.loquat.commands.argument.Arguments;
import io.loquat.commands.argument.ConcernSupport;
import io.loquat.commands.argument.Namespaces;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Namespace;
import io.loquat.store.CollectionInfo;
import io.loquat.store.DocumentCursor;
import io.loquat.store.FindQuery;
import io.loquat.store.Snapshot.CollectionStatistics;
import io.loquat.store.Store;
import io.loquat.store.StoreException;
import io.loquat.store.StoredDocument;
import io.loquat.store.Visibility;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;

/** {@code dataSize}: how large the documents are that lie between two keys. Stateless. */
public final class DataSize implements Command {
  private static final CommandSpec SPEC =
      CommandSpec.named("dataSize")
          .alias("datasize")
          .reads(ConcernSupport.NONE)
          .arguments("keyPattern", "min", "max", "estimate")
          .help("Gives the size of a collection's documents, or of those between two keys.");

  private static final int BATCH_MAX = 1_000;
  private static final long BATCH_BYTES_MAX = 4 << 20;
  private static final long NANOS_A_MILLI = 1_000_000;

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public CompletionStage<BsonDocument> run(CommandContext context) {
    long start = System.nanoTime();
    Arguments arguments = context.arguments();
    Namespace namespace = Namespaces.parse("dataSize", arguments.requiredString("dataSize"));
    boolean estimate = arguments.boolOrNumber("estimate", false);
    Sum sum = sum(context, namespace, estimate);
    return CompletableFuture.completedFuture(
        new BsonDocument("estimate", BsonBoolean.valueOf(estimate))
            .append("size", new BsonInt64(sum.bytes()))
            .append("numObjects", new BsonInt64(sum.documents()))
            .append("millis", new BsonInt64((System.nanoTime() - start) / NANOS_A_MILLI)));
  }

  private record Sum(long documents, long bytes) {}

  private static Sum sum(CommandContext context, Namespace namespace, boolean estimate) {
    Arguments arguments = context.arguments();
    BsonDocument pattern = arguments.document("keyPattern").orElseGet(BsonDocument::new);
    Optional<BsonDocument> min = arguments.document("min").filter(key -> !key.isEmpty());
    Optional<BsonDocument> max = arguments.document("max").filter(key -> !key.isEmpty());
    if (min.isPresent() != max.isPresent()) {
      throw new CommandException(ErrorCode.BAD_VALUE, "only one of min or max specified");
    }
    Optional<CollectionInfo> collection = context.store().collection(namespace);
    if (collection.isEmpty()) {
      return new Sum(0, 0);
    }
    if (collection.get().isView()) {
      throw new StoreException.OnView(namespace.collection());
    }
    if (min.isPresent()) {
      KeyRange range = KeyRange.of(collection.get(), pattern, min.get(), max.orElseThrow());
      return measured(context, namespace, range);
    }
    return estimate ? known(context, namespace) : measured(context, namespace, KeyRange.ALL);
  }

  private static Sum known(CommandContext context, Namespace namespace) {
    CollectionStatistics sizes =
        context
            .store()
            .read(
                namespace.database(),
                context.deadline(),
                snapshot -> snapshot.statistics(namespace.collection()));
    return new Sum(sizes.documents(), sizes.documentBytes());
  }

  private static Sum measured(CommandContext context, Namespace namespace, KeyRange range) {
    FindQuery query =
        new FindQuery(
            namespace, Store.ALL, Visibility.LIVE, Optional.empty(), 0, 0, context.deadline());
    long documents = 0;
    long bytes = 0;
    try (DocumentCursor cursor = context.store().open(query)) {
      while (!cursor.exhausted()) {
        for (StoredDocument document :
            cursor.next(BATCH_MAX, BATCH_BYTES_MAX, context.deadline())) {
          if (range.contains(document.document())) {
            documents++;
            bytes += document.document().getByteBuffer().remaining();
          }
        }
      }
    }
    return new Sum(documents, bytes);
  }
}
