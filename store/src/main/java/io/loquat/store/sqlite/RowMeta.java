package io.loquat.store.sqlite;

import io.loquat.query.meta.DocumentMeta;
import io.loquat.query.meta.MetaField;
import io.loquat.store.jsonb.SystemValues;
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
 */
record RowMeta(long version, Optional<SystemValues> values, BsonDocument metadata, boolean isShown)
    implements DocumentMeta {
  @Override
  public Optional<BsonValue> value(MetaField field) {
    return Optional.of(
        switch (field) {
          case VERSION -> new BsonInt64(version);
          case CREATED -> new BsonDateTime(values.orElseThrow().createdMillis());
          case UPDATED -> new BsonDateTime(values.orElseThrow().updatedMillis());
          case ARCHIVED -> BsonBoolean.valueOf(values.orElseThrow().archived());
          case METADATA -> metadata;
        });
  }
}
