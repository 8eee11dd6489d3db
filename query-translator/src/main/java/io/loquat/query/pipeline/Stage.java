package io.loquat.query.pipeline;

import java.util.Iterator;

/** A stage of a pipeline with its arguments. Immutable. */
interface Stage {
  /** The stage's output, computed as it is asked for. */
  Iterator<StageDocument> run(Iterator<StageDocument> input);
}
