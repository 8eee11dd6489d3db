package io.loquat.query.pipeline;

import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.BsonDocument;

/** The output of a stage that must read input before it can begin: made when first asked for. */
final class LazyIterator implements Iterator<BsonDocument> {
  private final Supplier<Iterator<BsonDocument>> output;
  private Optional<Iterator<BsonDocument>> made = Optional.empty();

  LazyIterator(Supplier<Iterator<BsonDocument>> output) {
    this.output = output;
  }

  @Override
  public boolean hasNext() {
    return made().hasNext();
  }

  @Override
  public BsonDocument next() {
    return made().next();
  }

  private Iterator<BsonDocument> made() {
    if (made.isEmpty()) {
      made = Optional.of(output.get());
    }
    return made.get();
  }
}
