package io.loquat.commands.timeseries;

import io.loquat.commands.CommandContext;
import io.loquat.model.Namespace;
import io.loquat.store.CollectionInfo;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * The collection of buckets that MongoDB has beside each time-series collection. Here it is only
 * listed, for tools that look for it. Stateless.
 */
public final class Buckets {
  private Buckets() {}

  /** The time-series collection whose buckets the command names, if they are named. */
  public static Optional<CollectionInfo> owner(CommandContext context) {
    Namespace namespace = context.namespace();
    String name = namespace.collection();
    if (!name.startsWith(TimeSeries.BUCKETS) || name.length() == TimeSeries.BUCKETS.length()) {
      return Optional.empty();
    }
    String owner = name.substring(TimeSeries.BUCKETS.length());
    return context
        .store()
        .collection(new Namespace(namespace.database(), owner))
        .filter(found -> TimeSeries.of(found).isPresent());
  }

  /**
   * What {@code listCollections} shows of the buckets, if the collection is one of measurements.
   *
   * @param nameOnly whether it shows no more than name and type
   */
  public static Optional<BsonDocument> listed(CollectionInfo collection, boolean nameOnly) {
    return TimeSeries.of(collection).map(series -> listed(collection, series, nameOnly));
  }

  private static BsonDocument listed(
      CollectionInfo collection, TimeSeries series, boolean nameOnly) {
    String name = TimeSeries.BUCKETS + collection.namespace().collection();
    BsonDocument listed =
        new BsonDocument("name", new BsonString(name)).append("type", new BsonString("collection"));
    if (nameOnly) {
      return listed;
    }
    BsonDocument options =
        new BsonDocument("validator", new BsonDocument("$jsonSchema", schema(series)))
            .append("clusteredIndex", BsonBoolean.TRUE);
    options.putAll(collection.options());
    BsonDocument facts =
        new BsonDocument("readOnly", BsonBoolean.FALSE)
            .append("uuid", new BsonBinary(collection.uuid()));
    return listed.append("options", options).append("info", facts);
  }

  private static BsonDocument schema(TimeSeries series) {
    BsonDocument bounds =
        object().append("required", new BsonArray(List.of(new BsonString(series.timeField()))));
    BsonDocument control =
        object().append("properties", new BsonDocument("min", bounds).append("max", bounds));
    return object().append("properties", new BsonDocument("control", control));
  }

  private static BsonDocument object() {
    return new BsonDocument("bsonType", new BsonString("object"));
  }
}
