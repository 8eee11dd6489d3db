package io.loquat.readmodel;

import io.loquat.readmodel.channel.CommandChannel;
import io.loquat.readmodel.channel.DatabaseCommand;
import io.loquat.readmodel.document.ExpectedVersion;
import io.loquat.readmodel.error.DocumentNotFoundException;
import io.loquat.readmodel.error.LoquatException;
import io.loquat.readmodel.error.VersionMismatchException;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/**
 * The commands that write documents by their keys. What a statement expects and its metadata stand
 * beside its filter, so that a write is one message and nothing is read first. Stateless.
 */
final class WriteCommands {
  private final CommandChannel channel;
  private final String database;

  WriteCommands(CommandChannel channel, String database) {
    this.channel = channel;
    this.database = database;
  }

  static BsonDocument update(Put put, EncodedValue document) {
    BsonDocument statement = new BsonDocument("q", filter(put.key()));
    statement.append("u", document.document()).append("upsert", BsonBoolean.TRUE);
    put.metadata().ifPresent(metadata -> statement.append("metadata", metadata.toBsonDocument()));
    return expecting(statement, put.expectedVersion());
  }

  static BsonDocument delete(Delete delete) {
    BsonDocument statement = new BsonDocument("q", filter(delete.key()));
    return expecting(statement.append("limit", new BsonInt32(1)), delete.expectedVersion());
  }

  private static BsonDocument filter(String key) {
    return new BsonDocument(ValueDocuments.ID, new BsonString(key));
  }

  private static BsonDocument expecting(BsonDocument statement, ExpectedVersion expected) {
    return expected instanceof ExpectedVersion.NoConcurrencyCheck
        ? statement
        : statement.append("expectedVersion", expected.toBson());
  }

  /** The reply to {@code update}, whose statements are done each by itself. */
  BsonDocument updateAll(String table, List<BsonDocument> statements) {
    return run("update", table, "updates", statements);
  }

  /** The reply to {@code delete}, likewise. */
  BsonDocument deleteAll(String table, List<BsonDocument> statements) {
    return run("delete", table, "deletes", statements);
  }

  private BsonDocument run(String name, String table, String field, List<BsonDocument> statements) {
    BsonDocument command =
        new BsonDocument(name, new BsonString(table)).append(field, new BsonArray(statements));
    if (statements.size() > 1) {
      command.append("ordered", BsonBoolean.FALSE);
    }
    return channel.run(DatabaseCommand.write(database, command));
  }

  /** The exception itself, if it names the key; a server without the table does not know it. */
  static LoquatException about(String key, LoquatException problem) {
    return switch (problem) {
      case VersionMismatchException mismatch when mismatch.documentId().isEmpty() ->
          new VersionMismatchException(
              String.valueOf(mismatch.getMessage()),
              mismatch.expectedVersion(),
              mismatch.actualVersion(),
              Optional.of(key));
      case DocumentNotFoundException missing when missing.documentId().isEmpty() ->
          new DocumentNotFoundException(String.valueOf(missing.getMessage()), Optional.of(key));
      default -> problem;
    };
  }
}
