package io.loquat.query.pipeline;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.bson.BsonValue;

/** {@code $limit}: passes on the first documents. */
record Limit(long count) implements Stage {
  static Stage parse(BsonValue argument, QueryContext context) {
    long count = StageCount.parse("$limit", argument, ErrorCode.location(5107201));
    if (count == 0) {
      throw new CommandException(ErrorCode.location(15958), "the limit must be positive");
    }
    return new Limit(count);
  }

  @Override
  public Iterator<StageDocument> run(Iterator<StageDocument> input) {
    return new Iterator<>() {
      private long left = count;

      @Override
      public boolean hasNext() {
        return left > 0 && input.hasNext();
      }

      @Override
      public StageDocument next() {
        if (left == 0) {
          throw new NoSuchElementException();
        }
        left--;
        return input.next();
      }
    };
  }
}
