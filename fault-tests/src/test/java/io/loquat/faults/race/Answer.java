package io.loquat.faults.race;

import com.mongodb.MongoClientException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoWriteException;
import io.loquat.model.ErrorCode;
import java.util.function.Supplier;
import org.bson.BsonDocument;

/** How a server answered a request, if it did. Immutable. */
sealed interface Answer<T> {
  /** It did what it was asked. */
  record Done<T>(T result) implements Answer<T> {}

  /** The document was at another version, 0 if there was none. */
  record Refused<T>(long actualVersion) implements Answer<T> {}

  /** The connection broke, or there was none: the request may have been carried out, or not. */
  record None<T>() implements Answer<T> {}

  /** Sends a request; any error but a version mismatch or a broken connection is thrown on. */
  static <T> Answer<T> to(Supplier<T> request) {
    try {
      return new Done<>(request.get());
    } catch (MongoWriteException problem) {
      return refused(problem, problem.getError().getDetails());
    } catch (MongoCommandException problem) {
      return refused(problem, problem.getResponse().getDocument("errInfo", new BsonDocument()));
    } catch (MongoSocketException | MongoClientException noConnection) {
      return new None<>();
    }
  }

  private static <T> Answer<T> refused(MongoException problem, BsonDocument details) {
    if (problem.getCode() != ErrorCode.VERSION_MISMATCH.number()) {
      throw problem;
    }
    return new Refused<>(details.getNumber("actualVersion").longValue());
  }
}
