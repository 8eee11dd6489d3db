package io.loquat.readmodel.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import io.loquat.readmodel.document.ExpectedVersion;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class LoquatExceptionTest {
  private static final ServerAddress SERVER = new ServerAddress();
  private static final BsonDocument MISMATCH =
      BsonDocument.parse(
          """
          {ok: 0, code: 2000000409, codeName: 'VersionMismatch', errmsg: 'mismatch',
           errInfo: {expectedVersion: 3, actualVersion: 5, documentId: 'u1'}}
          """);

  private static BsonDocument taken(int code) {
    return BsonDocument.parse(
        "{ok: 0, code: %d, errmsg: 'taken', keyValue: {_id: 7}}".formatted(code));
  }

  @Test
  void knowsTheDriversExceptions() {
    MongoCommandException command = new MongoCommandException(MISMATCH, SERVER);
    MongoWriteException write =
        new MongoWriteException(
            new WriteError(2_000_000_409, "mismatch", MISMATCH.getDocument("errInfo")),
            SERVER,
            Set.of());
    MongoBulkWriteException bulk =
        new MongoBulkWriteException(
            BulkWriteResult.acknowledged(0, 0, 0, 0, List.of(), List.of()),
            List.of(new BulkWriteError(11000, "taken", new BsonDocument(), 0)),
            null,
            SERVER,
            Set.of());

    assertThat(LoquatException.isVersionMismatch(command)).isTrue();
    assertThat(LoquatException.isVersionMismatch(write)).isTrue();
    assertThat(LoquatException.isVersionMismatch(bulk)).isFalse();
    assertThat(LoquatException.isDuplicateKey(bulk)).isTrue();
    assertThat(LoquatException.isDuplicateKey(command)).isFalse();
    assertThat(LoquatException.isDuplicateKey(new CompletionException(bulk))).isTrue();
    assertThat(LoquatException.isDuplicateKey(new IllegalStateException())).isFalse();
  }

  @Test
  void looksThroughCausesEvenInACircle() {
    IllegalStateException outer = new IllegalStateException("outer");
    IllegalArgumentException inner = new IllegalArgumentException(outer);
    outer.initCause(inner);

    assertThat(LoquatException.isVersionMismatch(outer)).isFalse();
    assertThat(
            LoquatException.isVersionMismatch(
                new RuntimeException(new RuntimeException(Errors.of(MISMATCH)))))
        .isTrue();
  }

  @Test
  void saysWhatTheServerSaid() {
    assertThat(Errors.of(MISMATCH))
        .isInstanceOfSatisfying(
            VersionMismatchException.class,
            e -> {
              assertThat(e.expectedVersion()).isEqualTo(ExpectedVersion.exactly(3));
              assertThat(e.actualVersion()).isEqualTo(5);
              assertThat(e.documentId()).contains("u1");
            });
    assertThat(Errors.of(taken(11000)))
        .isInstanceOfSatisfying(
            DuplicateKeyException.class, e -> assertThat(e.documentId()).contains(7));
    assertThat(Errors.of(BsonDocument.parse("{ok: 0, code: 26, codeName: 'NamespaceNotFound'}")))
        .isInstanceOfSatisfying(
            CommandFailedException.class,
            e -> {
              assertThat(e.code()).isEqualTo(26);
              assertThat(e.codeName()).isEqualTo("NamespaceNotFound");
            });
  }

  @Test
  void tellsAMissingDocumentFromAnotherVersion() {
    BsonDocument missing =
        BsonDocument.parse(
            """
            {ok: 0, code: 2000000409, errmsg: 'mismatch',
             errInfo: {expectedVersion: 'DOCUMENT_EXISTS', actualVersion: 0, documentId: null}}
            """);
    LoquatException made = Errors.translate(new MongoCommandException(missing, SERVER));

    assertThat(made)
        .isInstanceOfSatisfying(
            DocumentNotFoundException.class, e -> assertThat(e.documentId()).isEmpty());
    assertThat(LoquatException.isDocumentNotFound(made)).isTrue();
    assertThat(LoquatException.isDocumentNotFound(made.getCause())).isTrue();
    assertThat(LoquatException.isVersionMismatch(made)).isTrue();
  }

  @Test
  void keepsTheDriversExceptionAsTheCause() {
    MongoSocketReadException broken = new MongoSocketReadException("broken", SERVER);

    assertThat(Errors.translate(broken))
        .isInstanceOf(ServerUnreachableException.class)
        .hasCause(broken);
  }

  @Test
  void findsWhatFailedInABatch() {
    BatchWriteException batch =
        new BatchWriteException(
            List.of(
                new BatchWriteException.Failure(2, Errors.of(MISMATCH)),
                new BatchWriteException.Failure(5, Errors.of(taken(11000)))),
            4);

    assertThat(LoquatException.isVersionMismatch(batch)).isTrue();
    assertThat(LoquatException.isDuplicateKey(batch)).isTrue();
    assertThat(LoquatException.isInvalidFilter(batch)).isFalse();
    assertThat(batch).hasMessageContaining("number 2").hasMessageContaining("4 succeeded");
  }
}
