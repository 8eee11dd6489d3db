package io.loquat.commands.cursor;

import io.loquat.commands.argument.Session;
import io.loquat.model.Namespace;
import io.loquat.store.Store.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;

/** Replies that carry a batch. Stateless. */
public final class CursorReply {
  /** Documents in a first batch if the client does not say. */
  public static final int FIRST_BATCH_DEFAULT = 101;

  private CursorReply() {}

  /**
   * How a client wants its result.
   *
   * @param batchSize documents in the first batch
   * @param single whether there is no second one
   * @param patient whether the cursor outlives the usual idle time
   */
  public record Wish(int batchSize, boolean single, boolean patient, Deadline deadline) {
    public static Wish of(int batchSize, Deadline deadline) {
      return new Wish(batchSize, false, false, deadline);
    }

    private OpenCursor.Origin origin(Namespace namespace, Optional<Session> session) {
      Duration left =
          deadline.equals(Deadline.NEVER)
              ? OpenCursor.Origin.NO_TIME_LIMIT
              : Duration.ofNanos(deadline.nanoTime() - System.nanoTime());
      return new OpenCursor.Origin(namespace, session, patient, left);
    }
  }

  /** Reads the first batch, and registers a cursor if there is more. */
  public static BsonDocument first(
      Cursors cursors, Namespace namespace, Optional<Session> session, Batches batches, Wish wish) {
    boolean kept = false;
    try {
      List<? extends BsonDocument> documents =
          wish.batchSize() == 0 ? List.of() : batches.next(wish.batchSize(), wish.deadline());
      boolean finished = wish.single() || (wish.batchSize() > 0 && batches.exhausted());
      long id = 0;
      if (!finished) {
        OpenCursor cursor = cursors.register(wish.origin(namespace, session), batches);
        kept = true;
        cursor.countBatch();
        cursors.giveBack(cursor, false);
        id = cursor.id();
      }
      return reply("firstBatch", documents, id, namespace);
    } finally {
      if (!kept) {
        batches.close();
      }
    }
  }

  /** A reply with a batch, in MongoDB's order of fields. */
  public static BsonDocument reply(
      String field, List<? extends BsonDocument> documents, long id, Namespace namespace) {
    BsonDocument cursor =
        new BsonDocument(field, new BsonArray(documents))
            .append("id", new BsonInt64(id))
            .append("ns", new BsonString(namespace.toString()));
    return new BsonDocument("cursor", cursor);
  }
}
