package io.loquat.commands.write;

import io.loquat.commands.CommandContext;
import io.loquat.commands.error.ErrorReplies;
import io.loquat.commands.error.StoreErrors;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.store.StoreException;
import java.util.function.IntConsumer;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;

/** The reply of a batch of writes, as it comes together. Confined to the lane's thread. */
final class WriteReply {
  private final String namespace;
  private final boolean acknowledged;
  private final BsonArray upserted = new BsonArray();
  private final BsonArray errors = new BsonArray();
  private long count;
  private long modified;

  WriteReply(CommandContext context) {
    this.namespace = context.namespace().toString();
    this.acknowledged = context.isAcknowledged();
  }

  /**
   * Applies the statements in their order and notes those that fail.
   *
   * @param ordered whether the first failure ends the batch
   * @param statement applies the statement of that index
   * @throws StoreException what concerns the whole command, such as a full disk
   */
  void each(int statements, boolean ordered, IntConsumer statement) {
    boolean goesOn = true;
    for (int i = 0; i < statements && goesOn; i++) {
      goesOn = applied(i, statement) || !ordered;
    }
  }

  private boolean applied(int index, IntConsumer statement) {
    try {
      statement.accept(index);
      return true;
    } catch (StoreException problem) {
      failed(index, ofStatement(problem, namespace));
    } catch (CommandException error) {
      failed(index, ofStatement(error));
    }
    return false;
  }

  void counted(long documents) {
    count += documents;
  }

  void modified(long documents) {
    modified += documents;
  }

  void upserted(int index, BsonValue id) {
    count++;
    upserted.add(new BsonDocument("index", new BsonInt32(index)).append("_id", id));
  }

  private void failed(int index, CommandException error) {
    errors.add(ErrorReplies.writeError(index, error));
  }

  /**
   * What is wrong with one statement.
   *
   * @throws StoreException what concerns the whole command, such as a full disk
   */
  static CommandException ofStatement(StoreException problem, String namespace) {
    return switch (problem) {
      case StoreException.DuplicateKey taken -> StoreErrors.toClient(taken, namespace);
      case StoreException.VersionMismatch mismatch -> StoreErrors.toClient(mismatch, namespace);
      default -> throw problem;
    };
  }

  /** The same where the time limit is what concerns the whole command. */
  static CommandException ofStatement(CommandException error) {
    if (error.code().equals(ErrorCode.MAX_TIME_MS_EXPIRED)) {
      throw error;
    }
    return error;
  }

  /** The reply to {@code insert} and {@code delete}. */
  BsonDocument counts() {
    if (!acknowledged) {
      return nothing();
    }
    return withErrors(new BsonDocument("n", number(count)));
  }

  /** The reply to {@code update}. */
  BsonDocument updateCounts() {
    if (!acknowledged) {
      return nothing();
    }
    BsonDocument reply = new BsonDocument("n", number(count));
    if (!upserted.isEmpty()) {
      reply.append("upserted", upserted);
    }
    return withErrors(reply.append("nModified", number(modified)));
  }

  /** A client that does not want to hear what became of its write hears of no error either. */
  private static BsonDocument nothing() {
    return new BsonDocument("n", new BsonInt32(0));
  }

  private BsonDocument withErrors(BsonDocument reply) {
    return errors.isEmpty() ? reply : reply.append("writeErrors", errors);
  }

  private static BsonInt32 number(long count) {
    return new BsonInt32((int) Math.min(count, Integer.MAX_VALUE));
  }
}
