package io.loquat.store.sqlite;

import io.loquat.query.meta.DocumentMeta;
import io.loquat.query.meta.MetaField;
import io.loquat.store.jsonb.SystemValues;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonValue;

/**
 * The system values of a row. Immutable.
 *
 * @param values empty if the query said that nobody would ask
 * @param metadata the writer's
 * @param isShown whether the document has them too: the visible profile
 * @param computed what the query's filter computed of the row
 */
record RowMeta(
    long version,
    Optional<SystemValues> values,
    BsonDocument metadata,
    boolean isShown,
    Map<MetaField, BsonValue> computed)
    implements DocumentMeta {
  /** Of a row that was read for a query that does not ask. */
  static final RowMeta UNKNOWN = new RowMeta(0, Optional.empty(), new BsonDocument(), false);

  RowMeta(long version, Optional<SystemValues> values, BsonDocument metadata, boolean isShown) {
    this(version, values, metadata, isShown, Map.of());
  }

  /** The same with further values that were computed. */
  RowMeta with(Map<MetaField, BsonValue> further) {
    Map<MetaField, BsonValue> all = new EnumMap<>(MetaField.class);
    all.putAll(computed);
    all.putAll(further);
    return new RowMeta(version, values, metadata, isShown, all);
  }

  @Override
  public Optional<BsonValue> value(MetaField field) {
    return switch (field) {
      case VERSION -> Optional.of(new BsonInt64(version));
      case CREATED -> Optional.of(new BsonDateTime(values.orElseThrow().createdMillis()));
      case UPDATED -> Optional.of(new BsonDateTime(values.orElseThrow().updatedMillis()));
      case ARCHIVED -> Optional.of(BsonBoolean.valueOf(values.orElseThrow().archived()));
      case METADATA -> Optional.of(metadata);
      case TEXT_SCORE, GEO_NEAR_DISTANCE, GEO_NEAR_POINT ->
          Optional.ofNullable(computed.get(field));
    };
  }
}
