package io.loquat.query.pipeline;

import java.util.Iterator;

/** A stage that makes one document of each. Immutable. */
interface DocumentStage extends Stage {
  StageDocument apply(StageDocument document);

  @Override
  default Iterator<StageDocument> run(Iterator<StageDocument> input) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return input.hasNext();
      }

      @Override
      public StageDocument next() {
        return apply(input.next());
      }
    };
  }
}
