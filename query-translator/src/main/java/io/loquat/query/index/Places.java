package io.loquat.query.index;

import io.loquat.model.CommandException;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** How the values of a geospatial field become places. Implementations are immutable. */
sealed interface Places permits SpherePlaces, PlanePlaces {
  /** The kind of field that has such places. */
  IndexField.Kind kind();

  /**
   * The places in the values of a field; none if the document has no geometry there.
   *
   * @param values that the field's path has, arrays at its end being whole
   * @param document for messages
   * @throws CommandException if a value cannot be placed
   */
  List<BsonValue> of(List<BsonValue> values, BsonDocument document);
}
