package io.loquat.readmodel.error;

import io.loquat.readmodel.document.ExpectedVersion;
import io.loquat.readmodel.mapping.JavaValues;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * An error as the server tells it: in a reply that failed as a whole, or for one of its statements.
 * Immutable.
 *
 * @param details {@code errInfo}, or the whole error if the driver left it so
 */
record ServerFailure(int code, String message, BsonDocument details) {
  static final int BAD_VALUE = 2;
  static final int DUPLICATE_KEY = 11000;
  static final int VERSION_MISMATCH = 2_000_000_409;

  /** Older servers' codes for a taken key, which drivers still know. */
  private static final int DUPLICATE_KEY_ON_UPDATE = 11001;

  private static final int DUPLICATE_KEY_CAPPED = 12582;
  private static final int BASE_TEN = 10;

  /** Of a reply with {@code ok: 0}, or an entry of {@code writeErrors}. */
  static ServerFailure of(BsonDocument error) {
    return new ServerFailure(
        error.getNumber("code", new BsonInt32(-1)).intValue(),
        error.getString("errmsg", new BsonString("")).getValue(),
        error);
  }

  boolean isDuplicateKey() {
    return code == DUPLICATE_KEY || code == DUPLICATE_KEY_ON_UPDATE || code == DUPLICATE_KEY_CAPPED;
  }

  /** A write that any version would have done for, but there was no document. */
  boolean isDocumentNotFound() {
    return code == VERSION_MISMATCH
        && expectedVersion().filter(ExpectedVersion.DOCUMENT_EXISTS::equals).isPresent();
  }

  private BsonDocument errInfo() {
    return details.isDocument("errInfo") ? details.getDocument("errInfo") : details;
  }

  private Optional<ExpectedVersion> expectedVersion() {
    try {
      return Optional.ofNullable(errInfo().get("expectedVersion")).map(ExpectedVersion::fromBson);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private long actualVersion() {
    return errInfo().get("actualVersion") instanceof BsonNumber number ? number.longValue() : 0;
  }

  private Optional<Object> documentId() {
    return JavaValues.optional(errInfo().get("documentId"));
  }

  private String codeName() {
    return details.get("codeName") instanceof BsonString name
        ? name.getValue()
        : Integer.toString(code, BASE_TEN);
  }

  /** The library's exception for it, without a cause. */
  LoquatException toException() {
    if (isDocumentNotFound()) {
      return new DocumentNotFoundException(message, documentId());
    }
    if (isDuplicateKey()) {
      BsonValue key = details.get("keyValue");
      return new DuplicateKeyException(
          message, key != null && key.isDocument() ? key.asDocument() : new BsonDocument());
    }
    if (code == VERSION_MISMATCH) {
      return new VersionMismatchException(
          message,
          expectedVersion().orElse(ExpectedVersion.NO_CONCURRENCY_CHECK),
          actualVersion(),
          documentId());
    }
    return new CommandFailedException(message, code, codeName());
  }
}
