package io.loquat.readmodel.error;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bson.BsonDocument;

/** Looks for what went wrong in an exception, its causes, and what a batch's says. Stateless. */
final class Causes {
  private Causes() {}

  /**
   * @param ours the exception of this library that means it
   * @param server what a server's error must be to mean it
   */
  static boolean anyMatch(
      Throwable error, Class<? extends LoquatException> ours, Predicate<ServerFailure> server) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable at = error; at != null && seen.add(at); at = at.getCause()) {
      if (ours.isInstance(at) || failures(at).anyMatch(server) || batch(at, ours)) {
        return true;
      }
    }
    return false;
  }

  private static boolean batch(Throwable error, Class<? extends LoquatException> ours) {
    return error instanceof BatchWriteException batch
        && batch.failures().stream().anyMatch(failure -> ours.isInstance(failure.error()));
  }

  static Stream<ServerFailure> failures(Throwable error) {
    return switch (error) {
      case MongoBulkWriteException bulk ->
          bulk.getWriteErrors().stream()
              .map(e -> new ServerFailure(e.getCode(), e.getMessage(), e.getDetails()));
      case MongoWriteException write ->
          Stream.of(
              new ServerFailure(
                  write.getError().getCode(),
                  write.getError().getMessage(),
                  write.getError().getDetails()));
      case MongoCommandException command -> Stream.of(ServerFailure.of(command.getResponse()));
      case MongoException other ->
          Stream.of(
              new ServerFailure(
                  other.getCode(), String.valueOf(other.getMessage()), new BsonDocument()));
      default -> Stream.empty();
    };
  }
}
