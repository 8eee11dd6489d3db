package io.loquat.query.pipeline;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.pipeline.Pipeline.CountTail;
import java.util.Iterator;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;

/** {@code $count}: one document with the number of documents; none if there were none. */
record Count(String field) implements Stage, CountTail {
  static Stage parse(BsonValue argument, QueryContext context) {
    if (!(argument instanceof BsonString text)) {
      throw new CommandException(
          ErrorCode.location(40156), "the count field must be a non-empty string");
    }
    String field = text.getValue();
    if (field.isEmpty()) {
      throw new CommandException(
          ErrorCode.location(40157), "the count field must be a non-empty string");
    }
    if (field.startsWith("$")) {
      throw new CommandException(
          ErrorCode.location(40158), "the count field cannot be a $-prefixed path");
    }
    if (field.indexOf('\0') >= 0) {
      throw new CommandException(
          ErrorCode.location(40159), "the count field cannot contain a null byte");
    }
    if (field.indexOf('.') >= 0) {
      throw new CommandException(ErrorCode.location(40160), "the count field cannot contain '.'");
    }
    return new Count(field);
  }

  @Override
  public Iterator<StageDocument> run(Iterator<StageDocument> input) {
    return new LazyIterator(
        () -> {
          long count = 0;
          for (; input.hasNext(); count++) {
            input.next();
          }
          return result(count).stream().map(StageDocument::made).iterator();
        });
  }

  @Override
  public List<BsonDocument> result(long count) {
    return count == 0 ? List.of() : List.of(new BsonDocument(field, number(count)));
  }

  /** An int as long as it fits, as sums of ones are. */
  static BsonNumber number(long count) {
    return count == (int) count ? new BsonInt32((int) count) : new BsonInt64(count);
  }
}
