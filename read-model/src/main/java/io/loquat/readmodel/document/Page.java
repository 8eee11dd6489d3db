package io.loquat.readmodel.document;

import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * One reply of a cursor. Immutable.
 *
 * @param cursor the cursor's number; 0 if this is its last page
 */
record Page(long cursor, List<BsonDocument> documents) {
  /** Of the reply to whatever opens a cursor, or to {@code getMore}. */
  static Page of(BsonDocument reply) {
    BsonDocument cursor = reply.getDocument("cursor");
    BsonArray batch =
        cursor.containsKey("firstBatch")
            ? cursor.getArray("firstBatch")
            : cursor.getArray("nextBatch");
    return new Page(
        cursor.getNumber("id").longValue(), batch.stream().map(BsonValue::asDocument).toList());
  }

  boolean isLast() {
    return cursor == 0;
  }

  Optional<BsonDocument> first() {
    return documents.stream().findFirst();
  }

  /** Asks for the page after this one. */
  BsonDocument getMore(String collection, int batchSize) {
    BsonDocument command =
        new BsonDocument("getMore", new BsonInt64(cursor))
            .append("collection", new BsonString(collection));
    return batchSize == 0 ? command : command.append("batchSize", new BsonInt32(batchSize));
  }

  /** Ends the cursor. */
  BsonDocument killCursors(String collection) {
    return Commands.named("killCursors", collection)
        .append("cursors", new BsonArray(List.of(new BsonInt64(cursor))));
  }
}
