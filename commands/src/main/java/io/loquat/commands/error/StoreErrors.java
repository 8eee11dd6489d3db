package io.loquat.commands.error;

import io.loquat.concurrency.ExpectedVersion;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.model.Namespace;
import io.loquat.query.collation.Collation;
import io.loquat.query.index.IndexSpec;
import io.loquat.query.operator.ShellText;
import io.loquat.store.StoreException;
import java.util.HexFormat;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;

/** What a client is told of a store's trouble: the one place that maps the two. Stateless. */
public final class StoreErrors {
  private static final String ARCHIVED =
      " by an archived document: restoreDocuments brings it back, purgeDocuments deletes it for"
          + " good";

  /** Only what reads batch by batch can lose what it reads from. */
  private static final String GETTING_MORE = "Executor error during getMore :: caused by :: ";

  private StoreErrors() {}

  /**
   * @param namespace what the command worked on, for messages that name it
   */
  public static CommandException toClient(StoreException problem, String namespace) {
    return switch (problem) {
      case StoreException.DuplicateKey taken -> duplicateKey(namespace, taken);
      case StoreException.VersionMismatch mismatch -> versionMismatch(mismatch);
      case StoreException.IndexBuildAborted aborted ->
          error(ErrorCode.INDEX_BUILD_ABORTED, "Index build failed: " + message(aborted));
      case StoreException.IndexBuildRunning running ->
          error(
              ErrorCode.BACKGROUND_OPERATION_IN_PROGRESS_FOR_NAMESPACE,
              "cannot perform operation: an index build is currently running for collection '"
                  + namespace
                  + "'");
      case StoreException.NamespaceExists exists ->
          error(ErrorCode.NAMESPACE_EXISTS, "Collection " + namespace + " already exists.");
      case StoreException.NamespaceNotFound missing ->
          error(ErrorCode.NAMESPACE_NOT_FOUND, "ns does not exist: " + namespace);
      case StoreException.OnView _ ->
          error(
              ErrorCode.COMMAND_NOT_SUPPORTED_ON_VIEW,
              "Namespace " + namespace + " is a view, not a collection");
      case StoreException.PositionLost lost ->
          error(
              ErrorCode.CAPPED_POSITION_LOST,
              GETTING_MORE
                  + "CollectionScan died due to position in capped collection being deleted."
                  + " Last seen record id: RecordId(%s)".formatted(lost.recordId()));
      case StoreException.PlanKilled killed ->
          error(ErrorCode.QUERY_PLAN_KILLED, GETTING_MORE + message(killed));
      case StoreException.DeadlineExceeded late ->
          error(ErrorCode.MAX_TIME_MS_EXPIRED, "operation exceeded time limit");
      case StoreException.Busy busy -> error(ErrorCode.EXCEEDED_TIME_LIMIT, message(busy));
      case StoreException.LimitReached limit ->
          error(ErrorCode.QUERY_EXCEEDED_MEMORY_LIMIT_NO_DISK_USE_ALLOWED, message(limit));
      case StoreException.DiskFailure disk -> error(ErrorCode.OUT_OF_DISK_SPACE, message(disk));
      case StoreException.Unreadable file -> error(ErrorCode.UNSUPPORTED_FORMAT, message(file));
      case StoreException.Closed closed ->
          error(ErrorCode.SHUTDOWN_IN_PROGRESS, "The server is shutting down");
      case StoreException.Internal fault ->
          error(ErrorCode.INTERNAL_ERROR, "Internal error; the server's log has the details");
    };
  }

  private static CommandException duplicateKey(
      String namespace, StoreException.DuplicateKey taken) {
    BsonDocument pattern =
        taken.index().map(IndexSpec::keyPattern).orElse(new BsonDocument("_id", new BsonInt32(1)));
    Collation collation = taken.index().map(IndexSpec::collation).orElse(Collation.SIMPLE);
    BsonDocument key = shown(taken.keyValue(), collation);
    BsonDocument details = new BsonDocument("keyPattern", pattern).append("keyValue", key);
    String order = "";
    if (!collation.description().isEmpty()) {
      details.append("collation", collation.description());
      order = " collation: " + ShellText.whole(collation.description());
    }
    return new CommandException(
        ErrorCode.DUPLICATE_KEY,
        "E11000 duplicate key error collection: %s index: %s%s dup key: %s%s"
            .formatted(
                taken.namespace().map(Namespace::toString).orElse(namespace),
                taken.index().map(IndexSpec::name).orElse("_id_"),
                order,
                ShellText.of(key),
                taken.archived() ? ARCHIVED : ""),
        details);
  }

  /** Of a text, an index with a collation has only the key that it sorts by. */
  private static BsonDocument shown(BsonDocument keyValue, Collation collation) {
    if (collation.texts().isBinary()) {
      return keyValue;
    }
    BsonDocument shown = new BsonDocument();
    keyValue.forEach(
        (field, value) ->
            shown.append(
                field,
                value instanceof BsonString text
                    ? new BsonString(
                        "0x" + HexFormat.of().formatHex(collation.texts().key(text.getValue())))
                    : value));
    return shown;
  }

  private static CommandException versionMismatch(StoreException.VersionMismatch mismatch) {
    BsonValue expected = mismatch.expected().toBson();
    BsonDocument info =
        new BsonDocument("expectedVersion", expected)
            .append("actualVersion", new BsonInt64(mismatch.actual()))
            .append("documentId", mismatch.id());
    return new CommandException(
        ErrorCode.VERSION_MISMATCH,
        "Version mismatch: " + reason(mismatch),
        new BsonDocument("errInfo", info));
  }

  private static String reason(StoreException.VersionMismatch mismatch) {
    long actual = mismatch.actual();
    String expected = ShellText.of(mismatch.expected().toBson());
    if (mismatch.expected().accepts(actual)) {
      return "the document is at %s as expected, but the rest of the filter does not match it"
          .formatted(actual);
    }
    return actual == ExpectedVersion.ABSENT
        ? "expected %s, but there is no such document".formatted(expected)
        : "expected %s, but the document is at %s".formatted(expected, actual);
  }

  private static String message(StoreException problem) {
    return String.valueOf(problem.getMessage());
  }

  private static CommandException error(ErrorCode code, String message) {
    return new CommandException(code, message);
  }
}
