package io.loquat.query.update;

import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * What of an update statement makes an {@link Update}. Immutable.
 *
 * @param update its {@code u}: a replacement, operators, or the stages of a pipeline
 * @param arrayFilters which elements {@code $[identifier]} means
 * @param constants its {@code c}: variables of a pipeline
 */
public record UpdateSource(
    BsonValue update, List<BsonDocument> arrayFilters, Optional<BsonDocument> constants) {
  public UpdateSource {
    arrayFilters = List.copyOf(arrayFilters);
  }

  /** An update without array filters and constants. */
  public static UpdateSource of(BsonValue update) {
    return new UpdateSource(update, List.of(), Optional.empty());
  }
}
