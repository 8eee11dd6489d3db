package io.loquat.readmodel.error;

import com.mongodb.MongoClientException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import io.loquat.readmodel.error.BatchWriteException.Failure;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;

/**
 * Makes the library's exceptions of replies and of the driver's exceptions. Stateless.
 *
 * {@snippet :
 * try {
 *   Errors.throwFirst(database.runCommand(command).toBsonDocument());
 * } catch (MongoException error) {
 *   throw Errors.translate(error); // a VersionMismatchException, for instance
 * }
 * }
 */
public final class Errors {
  private Errors() {}

  /** What a reply with {@code ok: 0} means. */
  public static LoquatException of(BsonDocument reply) {
    return ServerFailure.of(reply).toException();
  }

  /** The library's exception for the driver's, which is its cause. */
  public static LoquatException translate(MongoException error) {
    LoquatException made =
        switch (error) {
          case MongoInterruptedException interrupted -> interrupted(interrupted);
          case MongoCommandException command ->
              ServerFailure.of(command.getResponse()).toException();
          default -> unreachable(error);
        };
    if (made.getCause() == null) {
      made.initCause(error);
    }
    return made;
  }

  private static LoquatException interrupted(MongoInterruptedException error) {
    Thread.currentThread().interrupt();
    return new OperationInterruptedException(error);
  }

  private static LoquatException unreachable(MongoException error) {
    String message = String.valueOf(error.getMessage());
    return error.getCode() > 0 && !(error instanceof MongoClientException)
        ? new CommandFailedException(message, error.getCode(), Integer.toString(error.getCode()))
        : new ServerUnreachableException(message, error);
  }

  /**
   * The failures of a batch.
   *
   * @param reply of a write command
   * @param offset the index of the command's first statement in the whole batch
   */
  public static List<Failure> failures(BsonDocument reply, int offset) {
    List<Failure> failures = new ArrayList<>();
    for (BsonDocument error : writeErrors(reply)) {
      int index = offset + error.getNumber("index", new BsonInt32(0)).intValue();
      failures.add(new Failure(index, ServerFailure.of(error).toException()));
    }
    return failures;
  }

  /**
   * Checks the reply to a command of one statement.
   *
   * @throws LoquatException what the statement failed with
   */
  public static void throwFirst(BsonDocument reply) {
    for (BsonDocument error : writeErrors(reply)) {
      throw ServerFailure.of(error).toException();
    }
  }

  /** Whether the server found a value bad, in a filter perhaps. */
  public static boolean isBadValue(Throwable error) {
    return error instanceof CommandFailedException failed
        && failed.code() == ServerFailure.BAD_VALUE;
  }

  private static List<BsonDocument> writeErrors(BsonDocument reply) {
    BsonValue errors = reply.get("writeErrors");
    return errors == null
        ? List.of()
        : errors.asArray().stream().map(BsonValue::asDocument).toList();
  }
}
