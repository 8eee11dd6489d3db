package io.loquat.commands.administration;

import io.loquat.commands.CommandContext;
import io.loquat.model.Namespace;
import io.loquat.store.CollectionInfo;
import io.loquat.store.IndexInfo;
import io.loquat.store.Store.Deadline;
import io.loquat.store.Store.WriteWork;
import io.loquat.store.StoredDocument;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.bson.BsonDocument;

/**
 * A collection on its way into another database, which is another file: no transaction spans both.
 * Confined to one command.
 *
 * <p>First the source gets a name of its own, so that nobody writes to it any more; then it is
 * copied, some documents in each turn of the lanes; then the copy gets the wanted name, and the
 * source is dropped. A failure undoes all of it. A crash in between loses nothing: the source is
 * there under the name {@code tmp*.renameCollection}, and can be renamed back.
 */
final class MovedCollection {
  private final CommandContext context;
  private final Namespace from;
  private final Namespace to;
  private final boolean dropTarget;
  private final String hidden;

  MovedCollection(CommandContext context, Namespace from, Namespace to, boolean dropTarget) {
    this.context = context;
    this.from = from;
    this.to = to;
    this.dropTarget = dropTarget;
    this.hidden = "tmp%s.renameCollection".formatted(UUID.randomUUID().toString().substring(0, 8));
  }

  CompletionStage<BsonDocument> move() {
    CollectionInfo found = RenameCollection.checkSource(from, context.store().collection(from));
    return inTarget(
            transaction -> {
              RenameCollection.checkTarget(transaction, to, dropTarget);
              return found;
            })
        .thenCompose(checked -> hide())
        .thenCompose(
            source ->
                copy(source)
                    .handle((copied, failure) -> failure == null ? finish() : undo(failure))
                    .thenCompose(Function.identity()));
  }

  private CompletionStage<CollectionInfo> hide() {
    return inSource(
        transaction -> {
          RenameCollection.checkSource(from, transaction.collection(from.collection()));
          transaction.renameCollection(from.collection(), hidden, false);
          return transaction.collection(hidden).orElseThrow();
        });
  }

  private CompletionStage<Boolean> copy(CollectionInfo source) {
    return inTarget(
            transaction -> {
              CollectionInfo created =
                  transaction.createCollection(hidden, source.systemFields(), source.options());
              for (IndexInfo index : source.indexes()) {
                created = transaction.createIndex(created, index.spec());
              }
              return created;
            })
        .thenCompose(target -> copy(source, target, 0));
  }

  private CompletionStage<Boolean> copy(CollectionInfo source, CollectionInfo target, long after) {
    CompletionStage<List<StoredDocument>> read =
        inSource(transaction -> transaction.documentsAfter(source, after));
    return read.thenCompose(
        documents ->
            documents.isEmpty()
                ? CompletableFuture.completedFuture(true)
                : write(target, documents)
                    .thenCompose(done -> copy(source, target, documents.getLast().recordId())));
  }

  private CompletionStage<Boolean> write(CollectionInfo target, List<StoredDocument> documents) {
    return inTarget(
        transaction -> {
          documents.forEach(document -> transaction.adopt(target, document));
          return true;
        });
  }

  private CompletionStage<BsonDocument> finish() {
    return inTarget(
            transaction -> {
              RenameCollection.checkTarget(transaction, to, dropTarget);
              transaction.renameCollection(hidden, to.collection(), dropTarget);
              return true;
            })
        .handle((done, failure) -> failure == null ? dropSource() : undo(failure))
        .thenCompose(Function.identity());
  }

  private CompletionStage<BsonDocument> dropSource() {
    return inSource(
        transaction -> {
          transaction.dropCollection(hidden);
          return new BsonDocument();
        });
  }

  private CompletionStage<BsonDocument> undo(Throwable failure) {
    return inTarget(transaction -> transaction.dropCollection(hidden))
        .handle((dropped, ignored) -> true)
        .thenCompose(
            ready ->
                inSource(
                    transaction -> {
                      transaction.renameCollection(hidden, from.collection(), false);
                      return true;
                    }))
        .handle((back, ignored) -> true)
        .thenCompose(done -> CompletableFuture.failedFuture(failure));
  }

  /** Without the command's time limit: what has begun is finished or undone. */
  private <T> CompletionStage<T> inSource(WriteWork<T> work) {
    return context.store().write(from.database(), Deadline.NEVER, work);
  }

  private <T> CompletionStage<T> inTarget(WriteWork<T> work) {
    return context.store().write(to.database(), Deadline.NEVER, work);
  }
}
