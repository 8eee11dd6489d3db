package io.loquat.readmodel.document;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Reads a cursor to its end without waiting. Confined to one call: its stages run one after the
 * other.
 */
final class Pages {
  private final Cursor cursor;
  private final Consumer<BsonDocument> consumer;
  private final CompletableFuture<Void> end = new CompletableFuture<>();

  Pages(Cursor cursor, Consumer<BsonDocument> consumer) {
    this.cursor = cursor;
    this.consumer = consumer;
  }

  CompletionStage<Void> read(Operation<Page> first) {
    go(cursor.operations().runAsync(first).toCompletableFuture());
    return end;
  }

  /** A loop, not a recursion: pages that are there at once would pile up on the stack. */
  private void go(CompletableFuture<Page> first) {
    CompletableFuture<Page> next = first;
    while (next.isDone() && !end.isDone()) {
      next = taken(next);
    }
    if (!end.isDone()) {
      CompletableFuture<Page> waited = next;
      CompletableFuture<Page> unused = waited.whenComplete((page, error) -> go(waited));
    }
  }

  /** Hands a page over and asks for the next. */
  private CompletableFuture<Page> taken(CompletableFuture<Page> arrived) {
    Page page;
    try {
      page = arrived.join();
    } catch (CompletionException e) {
      return finished(e.getCause() == null ? e : e.getCause());
    } catch (CancellationException e) {
      return finished(e);
    }
    try {
      page.documents().forEach(consumer);
    } catch (RuntimeException | Error e) {
      return stopped(page, e);
    }
    return page.isLast()
        ? finished(null)
        : cursor.operations().runAsync(cursor.more(page)).toCompletableFuture();
  }

  private CompletableFuture<Page> stopped(Page page, Throwable error) {
    if (page.isLast()) {
      return finished(error);
    }
    return cursor
        .operations()
        .runAsync(cursor.kill(page))
        .exceptionally(problem -> false)
        .thenCompose(killed -> finished(error))
        .toCompletableFuture();
  }

  private CompletableFuture<Page> finished(@Nullable Throwable error) {
    cursor.conversation().close();
    if (error == null) {
      end.complete(null);
    } else {
      end.completeExceptionally(error);
    }
    return CompletableFuture.completedFuture(new Page(0, List.of()));
  }
}
