package io.loquat.readmodel.document;

import org.bson.BsonInt64;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * What a write demands of the version of the document that it is about to change. Immutable.
 *
 * <p>A document's version is 1 when it is inserted and goes up by one with every change, soft
 * deletes and restores included. A write whose demand is not met changes nothing and throws {@link
 * io.loquat.readmodel.error.VersionMismatchException}.
 *
 * {@snippet :
 * var read = users.findOneVersioned(eq("_id", "u1")).orElseThrow();
 * users.updateOne(
 *     eq("_id", "u1"),
 *     set("name", "Ada"),
 *     UpdateOptions.defaults().expectedVersion(ExpectedVersion.exactly(read.version())));
 * }
 */
public sealed interface ExpectedVersion {
  /** The document exists, at any version. */
  ExpectedVersion DOCUMENT_EXISTS = new DocumentExists();

  /** There is no such document, archived ones included. */
  ExpectedVersion DOCUMENT_DOES_NOT_EXIST = new DocumentDoesNotExist();

  /** Nothing: the write goes ahead whatever the version is. */
  ExpectedVersion NO_CONCURRENCY_CHECK = new NoConcurrencyCheck();

  /**
   * Exactly this version.
   *
   * @param version at least 1
   */
  record Exactly(long version) implements ExpectedVersion {
    public Exactly {
      if (version < 1) {
        throw new IllegalArgumentException("versions start at 1, so not " + version);
      }
    }
  }

  /** The type of {@link #DOCUMENT_EXISTS}. */
  record DocumentExists() implements ExpectedVersion {}

  /** The type of {@link #DOCUMENT_DOES_NOT_EXIST}. */
  record DocumentDoesNotExist() implements ExpectedVersion {}

  /** The type of {@link #NO_CONCURRENCY_CHECK}. */
  record NoConcurrencyCheck() implements ExpectedVersion {}

  /**
   * Exactly this version.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  static ExpectedVersion exactly(long version) {
    return new Exactly(version);
  }

  /** As it goes over the wire: an int64, or one of the three words. */
  default BsonValue toBson() {
    return switch (this) {
      case Exactly(long version) -> new BsonInt64(version);
      case DocumentExists exists -> new BsonString("DOCUMENT_EXISTS");
      case DocumentDoesNotExist missing -> new BsonString("DOCUMENT_DOES_NOT_EXIST");
      case NoConcurrencyCheck none -> new BsonString("NO_CONCURRENCY_CHECK");
    };
  }

  /**
   * The reverse of {@link #toBson}.
   *
   * @throws IllegalArgumentException if the value is none of them
   */
  static ExpectedVersion fromBson(BsonValue value) {
    return switch (value) {
      case BsonNumber number -> exactly(number.longValue());
      case BsonString word -> fromWord(word.getValue());
      default -> throw new IllegalArgumentException("not an expected version: " + value);
    };
  }

  private static ExpectedVersion fromWord(String word) {
    return switch (word) {
      case "DOCUMENT_EXISTS" -> DOCUMENT_EXISTS;
      case "DOCUMENT_DOES_NOT_EXIST" -> DOCUMENT_DOES_NOT_EXIST;
      case "NO_CONCURRENCY_CHECK" -> NO_CONCURRENCY_CHECK;
      default -> throw new IllegalArgumentException("not an expected version: " + word);
    };
  }
}
