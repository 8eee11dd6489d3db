package io.loquat.query.pipeline;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.context.QueryContext;
import io.loquat.query.filter.Filter;
import io.loquat.query.filter.Filters;
import io.loquat.query.filter.NearCondition;
import io.loquat.query.geo.NearQuery;
import io.loquat.query.meta.MetaField;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonValue;

/**
 * {@code $geoNear}: the documents of a collection by their distance from a point. An index gives
 * them, as the beginning of the pipeline; what is left to do is to write the distance down.
 *
 * @param key the field whose geometries' distance counts; empty if the collection's one geospatial
 *     index has to say it
 * @param rest what documents must match besides
 * @param distanceField where the distance goes, if anywhere
 * @param multiplier of the distance that is written down
 * @param includeLocs where the nearest geometry goes, if anywhere
 */
record GeoNear(
    Optional<String> key,
    NearQuery near,
    Filter rest,
    Optional<List<String>> distanceField,
    double multiplier,
    Optional<List<String>> includeLocs)
    implements DocumentStage {
  static final String NAME = "$geoNear";

  /** Longer paths would need documents deeper than any can be. */
  private static final int NAMES_MAX = 199;

  static Stage parse(BsonValue argument, QueryContext context) {
    return GeoNearParser.parse(argument, context);
  }

  /** The condition that an index answers. */
  Filter filter() {
    return Filters.and(List.of(Filters.near(condition()), rest));
  }

  NearCondition condition() {
    return new NearCondition(key.orElse(""), near);
  }

  GeoNear at(String field) {
    return new GeoNear(Optional.of(field), near, rest, distanceField, multiplier, includeLocs);
  }

  @Override
  public StageDocument apply(StageDocument from) {
    BsonDocument document = from.document();
    if (distanceField.isPresent()) {
      BsonValue distance = from.meta().value(MetaField.GEO_NEAR_DISTANCE).orElseThrow();
      document =
          with(
              document,
              distanceField.get(),
              new BsonDouble(distance.asNumber().doubleValue() * multiplier));
    }
    if (includeLocs.isPresent()) {
      BsonValue point = from.meta().value(MetaField.GEO_NEAR_POINT).orElseThrow();
      document = with(document, includeLocs.get(), point);
    }
    return new StageDocument(document, from.meta());
  }

  private static BsonDocument with(BsonDocument document, List<String> path, BsonValue value) {
    if (path.size() > NAMES_MAX) {
      throw new CommandException(
          ErrorCode.location(5984700),
          "The path of a new field has more than " + NAMES_MAX + " names");
    }
    return Nested.with(document, path, value);
  }
}
