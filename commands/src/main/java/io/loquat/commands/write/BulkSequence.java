package io.loquat.commands.write;

import io.loquat.commands.CommandContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * The runs of one {@code bulkWrite}, one after the other, each in its database's lane. What the
 * first have written stays if a later one fails as a whole; a retry of the command knows it.
 * Confined to its command, one thread at a time.
 */
final class BulkSequence {
  private final CommandContext context;
  private final boolean ordered;
  private final List<BulkRun> runs = new ArrayList<>();
  private final List<BulkResult> results = new ArrayList<>();
  private final CompletableFuture<List<BulkResult>> done = new CompletableFuture<>();
  private int position;

  BulkSequence(CommandContext context, boolean ordered) {
    this.context = context;
    this.ordered = ordered;
  }

  /** Parses the ops and puts those of one database together; in order, only those that follow. */
  BulkSequence with(List<BulkOp> ops, WriteTerms terms) {
    Map<Integer, BsonDocument> applied = applied();
    Map<String, BulkRun> open = new LinkedHashMap<>();
    for (BulkOp op : ops) {
      BsonDocument item = applied.get(op.index());
      if (item != null) {
        results.add(new BulkResult(op.kind(), item));
      } else {
        run(op.target().namespace().database(), open).add(op, op.statement(terms));
      }
    }
    return this;
  }

  private BulkRun run(String database, Map<String, BulkRun> open) {
    BulkRun known = open.get(database);
    if (known != null) {
      return known;
    }
    if (ordered) {
      open.clear();
    }
    BulkRun run = new BulkRun(database, ordered, context);
    open.put(database, run);
    runs.add(run);
    return run;
  }

  /** Runs them all, or until an op fails if they are ordered; the results by index. */
  CompletionStage<List<BulkResult>> start() {
    next();
    return done;
  }

  private void next() {
    if (position == runs.size()) {
      results.sort(Comparator.comparingInt(BulkResult::index));
      done.complete(results);
      return;
    }
    BulkRun run = runs.get(position++);
    var unused =
        context
            .write(run.database(), run)
            .whenComplete((found, error) -> finished(run, found, error));
  }

  private void finished(BulkRun run, @Nullable List<BulkResult> found, @Nullable Throwable error) {
    if (found == null) {
      keepApplied();
      done.completeExceptionally(error == null ? new IllegalStateException() : error);
      return;
    }
    run.committed();
    results.addAll(found);
    if (ordered && !found.isEmpty() && found.getLast().isFailure()) {
      position = runs.size();
    }
    if (position == runs.size()) {
      next();
    } else {
      goOn();
    }
  }

  // On a worker, so that many runs are no deep stack.
  private void goOn() {
    var unused =
        context
            .onWorker(
                () -> {
                  next();
                  return true;
                })
            .whenComplete(
                (next, error) -> {
                  if (error != null) {
                    keepApplied();
                    done.completeExceptionally(error);
                  }
                });
  }

  private Map<Integer, BsonDocument> applied() {
    return context.isRetryable()
        ? context
            .server()
            .retries()
            .applied(context.session().orElseThrow(), context.transactionNumber().getAsLong())
        : Map.of();
  }

  private void keepApplied() {
    if (!context.isRetryable() || results.isEmpty()) {
      return;
    }
    Map<Integer, BsonDocument> items = new HashMap<>();
    for (BulkResult result : results) {
      if (!result.isFailure()) {
        items.put(result.index(), result.item());
      }
    }
    context
        .server()
        .retries()
        .keepApplied(
            context.session().orElseThrow(), context.transactionNumber().getAsLong(), items);
  }
}
