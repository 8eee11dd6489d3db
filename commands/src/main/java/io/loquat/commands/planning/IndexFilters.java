package io.loquat.commands.planning;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.BsonArray;
import org.bson.BsonDocument;

/**
 * The indexes that an administrator allows for queries of one shape, until the server stops or the
 * collection is dropped. Thread-safe by Caffeine, which changes a collection's map as a whole.
 */
public final class IndexFilters {
  private static final int COLLECTIONS_MAX = 10_000;
  private static final int SHAPES_MAX = 1_000;

  private final Cache<UUID, Map<String, BsonDocument>> filters =
      Caffeine.newBuilder().maximumSize(COLLECTIONS_MAX).executor(Runnable::run).build();

  /** Allows only these indexes, given by name or key pattern, for queries of the shape. */
  void set(UUID collection, ShapeArguments shape, BsonArray indexes) {
    filters
        .asMap()
        .compute(
            collection,
            (id, before) -> {
              Map<String, BsonDocument> after =
                  before == null ? new LinkedHashMap<>() : new LinkedHashMap<>(before);
              after.put(shape.key(), describe(shape, indexes));
              if (after.size() > SHAPES_MAX) {
                throw new CommandException(
                    ErrorCode.BAD_VALUE,
                    "a collection can have at most " + SHAPES_MAX + " index filters");
              }
              return after;
            });
  }

  private static BsonDocument describe(ShapeArguments shape, BsonArray indexes) {
    BsonDocument filter =
        new BsonDocument("query", shape.query())
            .append("sort", shape.sort())
            .append("projection", shape.projection());
    if (!shape.collation().isEmpty()) {
      filter.append("collation", shape.collation());
    }
    // A copy, since a document as it came in holds on to the request's bytes.
    return filter.append("indexes", indexes).clone();
  }

  /** The filters of a collection, as {@code planCacheListFilters} shows them. */
  List<BsonDocument> list(UUID collection) {
    Map<String, BsonDocument> found = filters.getIfPresent(collection);
    return found == null ? List.of() : new ArrayList<>(found.values());
  }

  /** Forgets the filter of one shape, if there is one. */
  void clear(UUID collection, ShapeArguments shape) {
    filters
        .asMap()
        .computeIfPresent(
            collection,
            (id, before) -> {
              Map<String, BsonDocument> after = new LinkedHashMap<>(before);
              after.remove(shape.key());
              return after;
            });
  }

  /** Forgets all filters of a collection. */
  void clear(UUID collection) {
    filters.invalidate(collection);
  }
}
