package io.loquat.concurrency;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;

/** What a write demands of the version of the document that it is about to change. Immutable. */
public sealed interface ExpectedVersion {
  /** Exactly this version. */
  record Exactly(long version) implements ExpectedVersion {}

  /** The document exists, at any version. */
  record DocumentExists() implements ExpectedVersion {}

  /** There is no such document. */
  record DocumentDoesNotExist() implements ExpectedVersion {}

  /** Nothing: the write goes ahead whatever the version is. */
  record NoConcurrencyCheck() implements ExpectedVersion {}

  /** Stands for the version of a document that is not there. */
  long ABSENT = 0;

  ExpectedVersion EXISTS = new DocumentExists();
  ExpectedVersion DOES_NOT_EXIST = new DocumentDoesNotExist();
  ExpectedVersion NO_CHECK = new NoConcurrencyCheck();

  /**
   * Reads an expected version as clients write it: an integral number, {@code "DOCUMENT_EXISTS"},
   * {@code "DOCUMENT_DOES_NOT_EXIST"} or {@code "NO_CONCURRENCY_CHECK"}.
   *
   * @param path where the value stands, for the error
   * @throws CommandException TypeMismatch or BadValue
   */
  static ExpectedVersion parse(String path, BsonValue value) {
    return switch (value) {
      case BsonString text -> parse(path, text.getValue());
      case BsonValue number when number.isNumber() -> {
        double asDouble = number.asNumber().doubleValue();
        long version = number.asNumber().longValue();
        if (version < 1 || version != asDouble) {
          throw new CommandException(
              ErrorCode.BAD_VALUE, path + " must be a whole number of at least 1, got " + asDouble);
        }
        yield new Exactly(version);
      }
      default ->
          throw new CommandException(
              ErrorCode.TYPE_MISMATCH, path + " must be a number or one of the version words");
    };
  }

  private static ExpectedVersion parse(String path, String word) {
    return switch (word) {
      case "DOCUMENT_EXISTS" -> EXISTS;
      case "DOCUMENT_DOES_NOT_EXIST" -> DOES_NOT_EXIST;
      case "NO_CONCURRENCY_CHECK" -> NO_CHECK;
      default ->
          throw new CommandException(
              ErrorCode.BAD_VALUE, path + " has an unknown value: '" + word + "'");
    };
  }

  /** The value as clients write it, for {@code errInfo.expectedVersion}. */
  default BsonValue toBson() {
    return switch (this) {
      case Exactly exactly -> new BsonInt64(exactly.version());
      case DocumentExists exists -> new BsonString("DOCUMENT_EXISTS");
      case DocumentDoesNotExist missing -> new BsonString("DOCUMENT_DOES_NOT_EXIST");
      case NoConcurrencyCheck none -> new BsonString("NO_CONCURRENCY_CHECK");
    };
  }

  /**
   * Whether a write may go ahead.
   *
   * @param actual the document's version, or {@link #ABSENT}
   */
  default boolean accepts(long actual) {
    return switch (this) {
      case Exactly exactly -> actual == exactly.version();
      case DocumentExists exists -> actual != ABSENT;
      case DocumentDoesNotExist missing -> actual == ABSENT;
      case NoConcurrencyCheck none -> true;
    };
  }

  /** Whether an upsert may insert where nothing matched. */
  default boolean allowsInsert() {
    return accepts(ABSENT);
  }
}
