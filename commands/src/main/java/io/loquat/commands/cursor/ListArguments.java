package io.loquat.commands.cursor;

import io.loquat.commands.CommandContext;
import io.loquat.commands.argument.Arguments;
import io.loquat.model.Namespace;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;

/** The {@code cursor} argument of listing commands, and replies that obey it. Stateless. */
public final class ListArguments {
  private static final Set<String> CURSOR_FIELDS = Set.of("batchSize");

  private ListArguments() {}

  /** How the client wants the list. */
  public static CursorReply.Wish wish(CommandContext context) {
    int batchSize =
        context
            .arguments()
            .nested("cursor")
            .map(ListArguments::batchSize)
            .orElse(CursorReply.FIRST_BATCH_DEFAULT);
    return CursorReply.Wish.of(batchSize, context.deadline());
  }

  private static int batchSize(Arguments cursor) {
    cursor.allowOnly(CURSOR_FIELDS);
    long size = cursor.wholeNumberNotNegative("batchSize", CursorReply.FIRST_BATCH_DEFAULT);
    return (int) Math.min(Integer.MAX_VALUE, size);
  }

  /** The first batch of the list. */
  public static BsonDocument reply(
      CommandContext context,
      Namespace namespace,
      List<BsonDocument> documents,
      CursorReply.Wish wish) {
    return CursorReply.first(
        context.server().cursors(),
        namespace,
        context.session(),
        new IteratorBatches(documents),
        wish);
  }
}
