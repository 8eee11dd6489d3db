package io.loquat.readmodel.document;

import io.loquat.readmodel.channel.DatabaseCommand;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** Cuts a batch into commands that are no larger than the server takes them. Stateless. */
final class BatchCommands {
  /** A command is a document, of 16 MiB at most; a single statement of any size goes alone. */
  private static final int BYTES_MAX = 15 * 1024 * 1024;

  private static final int STATEMENTS_MAX = 10_000;
  private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

  private BatchCommands() {}

  /**
   * One command of a batch.
   *
   * @param offset the index of its first statement in the whole batch
   */
  record Part(DatabaseCommand command, int offset, int statements) {}

  /**
   * @param command lacks its statements
   * @param field what they are called
   */
  static List<Part> cut(
      String database, BsonDocument command, String field, List<BsonDocument> statements) {
    List<Part> parts = new ArrayList<>();
    List<BsonDocument> current = new ArrayList<>();
    int bytes = 0;
    int offset = 0;
    for (BsonDocument statement : statements) {
      RawBsonDocument raw = new RawBsonDocument(statement, CODEC);
      int size = raw.getByteBuffer().remaining();
      if (!current.isEmpty() && (bytes + size > BYTES_MAX || current.size() == STATEMENTS_MAX)) {
        parts.add(part(database, command, field, current, offset));
        offset += current.size();
        current = new ArrayList<>();
        bytes = 0;
      }
      current.add(raw);
      bytes += size;
    }
    if (!current.isEmpty()) {
      parts.add(part(database, command, field, current, offset));
    }
    return parts;
  }

  private static Part part(
      String database,
      BsonDocument command,
      String field,
      List<BsonDocument> statements,
      int offset) {
    BsonDocument body = command.clone().append(field, new BsonArray(statements));
    return new Part(DatabaseCommand.write(database, body), offset, statements.size());
  }
}
