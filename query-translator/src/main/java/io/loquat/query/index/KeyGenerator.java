package io.loquat.query.index;

import io.loquat.model.CommandException;
import org.bson.BsonDocument;

/** How documents become keys of one index. Implementations are immutable. */
interface KeyGenerator {
  /** What a document may have in one index; MongoDB's default of the parameter of that meaning. */
  int KEYS_MAX = 100_000;

  /**
   * The keys of a document, whatever the index's partial filter says of it.
   *
   * @throws CommandException if it cannot be in the index, as CannotIndexParallelArrays
   */
  IndexKeys keys(BsonDocument document);

  /**
   * The values that made one of the document's keys, by the fields of the key pattern; empty if the
   * document has no such key.
   */
  BsonDocument values(BsonDocument document, byte[] key);
}
