package io.loquat.query.pipeline;

import java.util.Iterator;
import org.bson.BsonDocument;

/** A stage of a pipeline with its arguments. Immutable. */
interface Stage {
  /** The stage's output, computed as it is asked for. */
  Iterator<BsonDocument> run(Iterator<BsonDocument> input);
}
