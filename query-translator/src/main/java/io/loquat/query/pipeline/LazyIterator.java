package io.loquat.query.pipeline;

import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;

/** The output of a stage that must read input before it can begin: made when first asked for. */
final class LazyIterator implements Iterator<StageDocument> {
  private final Supplier<Iterator<StageDocument>> output;
  private Optional<Iterator<StageDocument>> made = Optional.empty();

  LazyIterator(Supplier<Iterator<StageDocument>> output) {
    this.output = output;
  }

  @Override
  public boolean hasNext() {
    return made().hasNext();
  }

  @Override
  public StageDocument next() {
    return made().next();
  }

  private Iterator<StageDocument> made() {
    if (made.isEmpty()) {
      made = Optional.of(output.get());
    }
    return made.get();
  }
}
