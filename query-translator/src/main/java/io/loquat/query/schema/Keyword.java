package io.loquat.query.schema;

import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** One rule of a schema. Implementations are immutable. */
interface Keyword {
  /** Whether the value obeys the rule; values of types that it is not about do. */
  boolean accepts(BsonValue value);

  /**
   * What {@code errInfo} says of the rule: one entry, or none where other rules say it all.
   *
   * @param value one that is not accepted
   */
  List<BsonDocument> explain(BsonValue value);

  /** Fields that a document must have to be accepted, as far as the rule knows. */
  default Set<String> requiredNames() {
    return Set.of();
  }
}
