package io.loquat.query.pipeline;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import java.util.Iterator;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * {@code $indexStats}: passes on what its caller has to say of the collection's indexes, which it
 * is given in the place of the collection's documents.
 */
record IndexStats() implements Stage {
  static final String NAME = "$indexStats";

  static Stage parse(BsonValue argument, QueryContext context) {
    if (argument instanceof BsonDocument options && options.isEmpty()) {
      return new IndexStats();
    }
    throw new CommandException(
        ErrorCode.location(28803), "The $indexStats stage specification must be an empty object");
  }

  @Override
  public Iterator<StageDocument> run(Iterator<StageDocument> input) {
    return input;
  }
}
