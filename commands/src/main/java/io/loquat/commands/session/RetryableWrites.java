package io.loquat.commands.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.loquat.commands.argument.Session;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * The last retryable write of each session, so that sending it again does not apply it twice. Lost
 * when the server restarts. Thread-safe by Caffeine.
 */
public final class RetryableWrites {
  private static final long BYTES_MAX = 64L * 1024 * 1024;
  private static final Duration SESSION_TIMEOUT = Duration.ofMinutes(30);
  private static final int BYTES_AN_ENTRY = 512;

  /** One numbered write: being done, or with its reply. Immutable but for the future. */
  private static final class Attempt {
    final long number;
    final CompletableFuture<BsonDocument> reply;
    final int bytes;

    Attempt(long number, CompletableFuture<BsonDocument> reply, int bytes) {
      this.number = number;
      this.reply = reply;
      this.bytes = bytes;
    }
  }

  private final Cache<BsonBinary, Attempt> attempts =
      Caffeine.newBuilder()
          .maximumWeight(BYTES_MAX)
          .weigher((BsonBinary id, Attempt attempt) -> attempt.bytes)
          .expireAfterAccess(SESSION_TIMEOUT)
          .executor(Runnable::run)
          .build();

  /** The statements of a numbered write that are on disk, with what is replied of each. */
  private record Applied(long number, Map<Integer, BsonDocument> items) {}

  private final Cache<BsonBinary, Applied> applied =
      Caffeine.newBuilder()
          .maximumWeight(BYTES_MAX)
          .weigher((BsonBinary id, Applied done) -> BYTES_AN_ENTRY * (1 + done.items().size()))
          .expireAfterAccess(SESSION_TIMEOUT)
          .executor(Runnable::run)
          .build();

  /**
   * Runs the write, or gives the reply of the earlier attempt with the same number. A write that
   * failed as a whole changed nothing, and is run again.
   *
   * @throws CommandException TransactionTooOld if the session has gone on to a later number
   */
  public CompletionStage<BsonDocument> once(
      Session session, long number, Supplier<CompletionStage<BsonDocument>> write) {
    Attempt mine = new Attempt(number, new CompletableFuture<>(), BYTES_AN_ENTRY);
    Attempt current =
        attempts
            .asMap()
            .compute(
                session.id(),
                (id, known) -> known == null || isReplacedBy(known, number) ? mine : known);
    if (current.number > number) {
      throw tooOld(session, number, current.number);
    }
    return current == mine
        ? run(session, mine, write)
        : current.reply.thenApply(RetryableWrites::copy);
  }

  private static boolean isReplacedBy(Attempt known, long number) {
    return known.number < number
        || (known.number == number && known.reply.isCompletedExceptionally());
  }

  private CompletionStage<BsonDocument> run(
      Session session, Attempt attempt, Supplier<CompletionStage<BsonDocument>> write) {
    try {
      return write.get().whenComplete((reply, error) -> finish(session, attempt, reply, error));
    } catch (RuntimeException error) {
      attempt.reply.completeExceptionally(error);
      throw error;
    }
  }

  private void finish(
      Session session, Attempt attempt, @Nullable BsonDocument reply, @Nullable Throwable error) {
    if (reply == null) {
      attempt.reply.completeExceptionally(error == null ? new IllegalStateException() : error);
      return;
    }
    attempt.reply.complete(copy(reply));
    Attempt weighed = new Attempt(attempt.number, attempt.reply, bytes(reply));
    attempts.asMap().replace(session.id(), attempt, weighed);
  }

  // Whoever answers a client adds to the reply: each gets a document of its own.
  private static BsonDocument copy(BsonDocument reply) {
    BsonDocument copy = new BsonDocument();
    copy.putAll(reply);
    return copy;
  }

  // A guess that is never far too small: only these fields of a write's reply can be large.
  private static int bytes(BsonDocument reply) {
    BsonValue errors = reply.get("writeErrors");
    int bytes = BYTES_AN_ENTRY;
    if (errors != null && errors.isArray()) {
      bytes += BYTES_AN_ENTRY * errors.asArray().size();
    }
    if (reply.get("cursor") instanceof BsonDocument cursor
        && cursor.get("firstBatch") instanceof BsonArray items) {
      bytes += BYTES_AN_ENTRY * items.size();
    }
    if (reply.get("value") instanceof RawBsonDocument document) {
      bytes += document.getByteBuffer().remaining();
    }
    return bytes;
  }

  private static CommandException tooOld(Session session, long number, long newer) {
    return new CommandException(
        ErrorCode.TRANSACTION_TOO_OLD,
        ("Retryable write with txnNumber %s is prohibited on session %s because a newer retryable"
                + " write with txnNumber %s has already started on this session.")
            .formatted(number, session.id().asUuid(), newer));
  }

  /**
   * What a write of several parts has done of its statements, by their index, if it failed after
   * some of them were on disk.
   */
  public Map<Integer, BsonDocument> applied(Session session, long number) {
    Applied known = applied.getIfPresent(session.id());
    return known != null && known.number() == number ? known.items() : Map.of();
  }

  /** Keeps that for a retry. */
  public void keepApplied(Session session, long number, Map<Integer, BsonDocument> items) {
    applied.put(session.id(), new Applied(number, Map.copyOf(items)));
  }

  /** Forgets a session. */
  public void end(Session session) {
    attempts.invalidate(session.id());
    applied.invalidate(session.id());
  }
}
