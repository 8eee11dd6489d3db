package io.loquat.commands.query;

import io.loquat.commands.CommandContext;
import io.loquat.commands.cursor.CursorReply;
import io.loquat.commands.cursor.Cursors;
import io.loquat.commands.cursor.OpenCursor;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.store.InsertWatch;
import io.loquat.store.Store.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * One {@code getMore} on its way to a batch. Confined to one thread at a time.
 *
 * <p>Where the cursor awaits data and there is none, no thread waits: a commit that inserts, the
 * end of the time or of the cursor starts another step on a worker. The wait is begun before the
 * step reads, so that it misses nothing.
 */
final class NextBatch {
  private static final Duration AWAIT_DEFAULT = Duration.ofSeconds(1);

  private final CommandContext context;
  private final Cursors cursors;
  private final OpenCursor cursor;
  private final int countMax;
  private final long awaitUntilNanoTime;
  private final CompletableFuture<BsonDocument> reply = new CompletableFuture<>();

  /**
   * @param cursor taken, and given back with the reply
   */
  NextBatch(CommandContext context, OpenCursor cursor, int countMax) {
    this.context = context;
    this.cursors = context.server().cursors();
    this.cursor = cursor;
    this.countMax = countMax;
    this.awaitUntilNanoTime = System.nanoTime() + awaitTime(context).toNanos();
  }

  private static Duration awaitTime(CommandContext context) {
    return context.arguments().has("maxTimeMS")
        ? Duration.ofMillis(context.arguments().milliseconds("maxTimeMS"))
        : AWAIT_DEFAULT;
  }

  CompletionStage<BsonDocument> run() {
    step();
    return reply;
  }

  private void step() {
    Optional<InsertWatch> watch = Optional.empty();
    try {
      watch = cursor.batches().watch();
      List<? extends BsonDocument> documents = read();
      boolean finished = cursor.batches().exhausted();
      if (documents.isEmpty() && !finished && watch.isPresent() && nanosLeft() > 0) {
        await(watch.get());
        return;
      }
      watch.ifPresent(InsertWatch::close);
      finish(documents, finished);
    } catch (RuntimeException | StackOverflowError e) {
      watch.ifPresent(InsertWatch::close);
      fail(e);
    }
  }

  /** What the command that opened the cursor left of its time is for all batches together. */
  private List<? extends BsonDocument> read() {
    Duration left = cursor.timeLeft();
    if (left.equals(OpenCursor.Origin.NO_TIME_LIMIT)) {
      return cursor.batches().next(countMax, Deadline.NEVER);
    }
    long started = System.nanoTime();
    try {
      return cursor.batches().next(countMax, Deadline.in(left));
    } finally {
      cursor.timeLeft(left.minusNanos(System.nanoTime() - started));
    }
  }

  private long nanosLeft() {
    return awaitUntilNanoTime - System.nanoTime();
  }

  private void await(InsertWatch watch) {
    CompletableFuture<Void> wake = new CompletableFuture<>();
    var unused = watch.inserted().thenRun(() -> wake.complete(null));
    cursors.awaits(cursor, context.connection().id());
    if (!context.server().connections().isOpen(context.connection())) {
      // It went before it was known to wait.
      cursors.disconnected(context.connection().id());
    }
    cursor.onKill(() -> wake.complete(null));
    CompletableFuture<Void> unusedStep =
        wake.completeOnTimeout(null, nanosLeft(), TimeUnit.NANOSECONDS)
            .thenRunAsync(() -> awake(watch), context.server().workers())
            .whenComplete((nothing, failure) -> failIfRefused(watch, failure));
  }

  /** Workers that end take no more steps. */
  private void failIfRefused(InsertWatch watch, @Nullable Throwable failure) {
    if (failure != null) {
      watch.close();
      fail(failure);
    }
  }

  private void awake(InsertWatch watch) {
    watch.close();
    if (cursor.isKilled()) {
      fail(killed());
    } else {
      step();
    }
  }

  private void finish(List<? extends BsonDocument> documents, boolean finished) {
    cursor.countBatch();
    boolean killed = cursor.isKilled();
    cursors.giveBack(cursor, finished);
    if (killed) {
      reply.completeExceptionally(killed());
    } else {
      reply.complete(
          CursorReply.reply(
              "nextBatch", documents, finished ? 0 : cursor.id(), cursor.namespace()));
    }
  }

  private void fail(Throwable failure) {
    cursors.giveBack(cursor, true);
    reply.completeExceptionally(failure);
  }

  private static CommandException killed() {
    return new CommandException(
        ErrorCode.CURSOR_KILLED, "operation was interrupted because its cursor was killed");
  }
}
