package io.loquat.commands.administration;

import io.loquat.commands.index.IdIndex;
import io.loquat.store.CollectionInfo;
import io.loquat.store.CollectionKind;
import io.loquat.store.IndexInfo;
import io.loquat.store.Snapshot.CollectionStatistics;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNumber;
import org.bson.BsonString;

/**
 * The sizes of a collection as {@code collStats} and the stage {@code $collStats} give them.
 * Stateless.
 */
public final class StorageFigures {
  private StorageFigures() {}

  /**
   * All figures, of a collection that is not there too: then they are zeros.
   *
   * @param scale by what sizes are divided
   */
  public static BsonDocument of(
      Optional<CollectionInfo> collection, CollectionStatistics sizes, int scale) {
    return collection.map(found -> of(found, sizes, scale)).orElseGet(() -> nothing(scale));
  }

  private static BsonDocument nothing(int scale) {
    BsonInt32 zero = new BsonInt32(0);
    return new BsonDocument("size", zero)
        .append("count", zero)
        .append("numOrphanDocs", zero)
        .append("storageSize", zero)
        .append("totalSize", zero)
        .append("nindexes", zero)
        .append("totalIndexSize", zero)
        .append("indexDetails", new BsonDocument())
        .append("indexSizes", new BsonDocument())
        .append("scaleFactor", new BsonInt32(scale));
  }

  private static BsonDocument of(CollectionInfo collection, CollectionStatistics sizes, int scale) {
    BsonDocument figures =
        new BsonDocument("size", Scale.apply(sizes.documentBytes(), scale))
            .append("count", Scale.number(sizes.documents()));
    if (sizes.archived() > 0) {
      figures.append("archivedCount", Scale.number(sizes.archived()));
    }
    long documents = sizes.documents() + sizes.archived();
    if (documents > 0) {
      figures.append("avgObjSize", Scale.number(sizes.documentBytes() / documents));
    }
    figures
        .append("numOrphanDocs", new BsonInt32(0))
        .append("storageSize", Scale.apply(sizes.storageBytes(), scale))
        .append("freeStorageSize", new BsonInt32(0));
    appendCapped(figures, collection, scale);
    appendIndexes(figures, collection, sizes, scale);
    return figures
        .append("totalIndexSize", Scale.apply(sizes.indexBytes(), scale))
        .append("totalSize", Scale.apply(sizes.storageBytes() + sizes.indexBytes(), scale))
        .append("scaleFactor", new BsonInt32(scale));
  }

  /** A whole number as small as it can be. */
  public static BsonNumber number(long value) {
    return Scale.number(value);
  }

  private static void appendCapped(BsonDocument figures, CollectionInfo collection, int scale) {
    CollectionKind kind = collection.kind();
    figures.append("capped", BsonBoolean.valueOf(kind instanceof CollectionKind.Capped));
    if (kind instanceof CollectionKind.Capped(long bytes, var most)) {
      figures
          .append("max", new BsonInt64(most.orElse(0)))
          .append("maxSize", Scale.apply(bytes, scale));
    }
  }

  private static void appendIndexes(
      BsonDocument figures, CollectionInfo collection, CollectionStatistics sizes, int scale) {
    CollectionKind kind = collection.kind();
    // Their index on _id is no index of its own with MongoDB.
    boolean clustered =
        kind instanceof CollectionKind.Clustered || kind instanceof CollectionKind.TimeSeries;
    BsonDocument bytes = new BsonDocument();
    BsonDocument details = new BsonDocument();
    sizes
        .indexSizes()
        .forEach(
            (name, size) -> {
              if (!clustered || !name.equals(IdIndex.NAME)) {
                bytes.append(name, Scale.apply(size, scale));
                details.append(name, new BsonDocument());
              }
            });
    BsonArray building = new BsonArray();
    collection.indexes().stream()
        .filter(IndexInfo::building)
        .map(index -> new BsonString(index.spec().name()))
        .forEach(building::add);
    figures
        .append("nindexes", new BsonInt32(bytes.size()))
        .append("indexDetails", details)
        .append("indexBuilds", building)
        .append("indexSizes", bytes);
  }
}
