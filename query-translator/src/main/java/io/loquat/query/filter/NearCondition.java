package io.loquat.query.filter;

import io.loquat.query.geo.NearQuery;
import io.loquat.query.geo.NearQuery.Found;
import io.loquat.query.index.FieldElements;
import io.loquat.query.meta.MetaField;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonValue;

/**
 * That documents come in the order of their distance from a point. Immutable.
 *
 * @param path the field whose geometries' distance counts
 */
public record NearCondition(String path, NearQuery query) {
  /** The document's nearest geometry, whatever its distance; none if it has no geometry there. */
  public Optional<Found> nearest(BsonDocument document) {
    return query.nearest(FieldElements.of(document, Path.of(path).names()).values());
  }

  /** What <code>{$meta: ...}</code> reads of a match. */
  public Map<MetaField, BsonValue> computed(BsonDocument document) {
    Map<MetaField, BsonValue> computed = new EnumMap<>(MetaField.class);
    nearest(document)
        .ifPresent(
            found -> {
              computed.put(
                  MetaField.GEO_NEAR_DISTANCE, new BsonDouble(query.shown(found.distance())));
              computed.put(MetaField.GEO_NEAR_POINT, found.geometry());
            });
    return computed;
  }
}
