package io.loquat.commands.explain;

import io.loquat.store.CollectionInfo;
import java.util.Locale;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** The short names of queries that are alike, in hexadecimal as MongoDB's. Stateless. */
public final class PlanHashes {
  private PlanHashes() {}

  /**
   * Of queries of a shape, and of those on a collection that has these indexes.
   *
   * @param shape of {@link io.loquat.store.PlanCacheControl}
   */
  public static BsonDocument of(String shape, Optional<CollectionInfo> collection) {
    String indexes = collection.map(found -> found.indexes().toString()).orElse("");
    BsonString hash = hash(shape);
    return new BsonDocument("queryHash", hash)
        .append("planCacheShapeHash", hash)
        .append("planCacheKey", hash(shape + indexes));
  }

  private static BsonString hash(String text) {
    return new BsonString(String.format(Locale.ROOT, "%08X", text.hashCode()));
  }
}
