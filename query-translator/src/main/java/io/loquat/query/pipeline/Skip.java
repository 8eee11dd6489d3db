package io.loquat.query.pipeline;

import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import java.util.Iterator;
import org.bson.BsonValue;

/** {@code $skip}: passes over the first documents. */
record Skip(long count) implements Stage {
  static Stage parse(BsonValue argument, QueryContext context) {
    return new Skip(StageCount.parse("$skip", argument, ErrorCode.location(5107200)));
  }

  @Override
  public Iterator<StageDocument> run(Iterator<StageDocument> input) {
    return new LazyIterator(
        () -> {
          for (long left = count; left > 0 && input.hasNext(); left--) {
            input.next();
          }
          return input;
        });
  }
}
