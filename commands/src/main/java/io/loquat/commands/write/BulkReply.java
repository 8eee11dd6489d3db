package io.loquat.commands.write;

import io.loquat.commands.CommandContext;
import io.loquat.commands.cursor.CursorReply;
import io.loquat.commands.cursor.IteratorBatches;
import io.loquat.model.Namespace;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/**
 * How a client wants the results of a {@code bulkWrite}. Immutable.
 *
 * @param errorsOnly whether ops that succeeded are left out
 */
record BulkReply(boolean errorsOnly, int batchSize) {
  private static final Namespace CURSOR = new Namespace("admin", "$cmd.bulkWrite");

  BsonDocument of(CommandContext context, List<BulkResult> results) {
    List<BsonDocument> items =
        results.stream()
            .filter(result -> !errorsOnly || result.isFailure())
            .map(BulkResult::item)
            .toList();
    // Without results there is nothing for a cursor to wait for.
    int count = items.isEmpty() ? 1 : batchSize;
    BsonDocument reply =
        CursorReply.first(
            context.server().cursors(),
            CURSOR,
            context.session(),
            new IteratorBatches(items),
            CursorReply.Wish.of(count, context.deadline()));
    return withCounts(reply, results);
  }

  private static BsonDocument withCounts(BsonDocument reply, List<BulkResult> results) {
    Predicate<BulkResult> isMatch = result -> !result.isUpsert();
    return reply
        .append("nErrors", sum(results, result -> result.isFailure() ? 1 : 0))
        .append("nInserted", sum(of(results, BulkOp.Kind.INSERT), BulkResult::count))
        .append(
            "nMatched",
            sum(
                of(results, BulkOp.Kind.UPDATE).stream().filter(isMatch).toList(),
                BulkResult::count))
        .append("nModified", sum(results, BulkResult::modified))
        .append("nUpserted", sum(results, result -> result.isUpsert() ? 1 : 0))
        .append("nDeleted", sum(of(results, BulkOp.Kind.DELETE), BulkResult::count));
  }

  private static List<BulkResult> of(List<BulkResult> results, BulkOp.Kind kind) {
    return results.stream().filter(result -> result.kind() == kind).toList();
  }

  private static BsonInt32 sum(List<BulkResult> results, ToLongFunction<BulkResult> count) {
    long sum = results.stream().mapToLong(count).sum();
    return new BsonInt32((int) Math.min(sum, Integer.MAX_VALUE));
  }
}
