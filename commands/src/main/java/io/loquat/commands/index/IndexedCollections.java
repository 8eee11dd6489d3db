package io.loquat.commands.index;

import io.loquat.store.CollectionInfo;
import io.loquat.store.CollectionKind;
import io.loquat.store.IndexInfo;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;

/**
 * What indexes a collection has, the one on {@code _id} with them; with MongoDB, measurements have
 * none on {@code _id}. Stateless.
 */
public final class IndexedCollections {
  private IndexedCollections() {}

  /** How many there are; the order of a clustered collection is none. */
  public static int count(CollectionInfo collection) {
    boolean onId =
        switch (collection.kind()) {
          case CollectionKind.Clustered _, CollectionKind.TimeSeries _, CollectionKind.View _ ->
              false;
          case CollectionKind.Capped _, CollectionKind.Ordinary _ -> true;
        };
    return collection.indexes().size() + (onId ? 1 : 0);
  }

  /** All of them as {@code listIndexes} shows them. */
  public static List<BsonDocument> descriptions(CollectionInfo collection) {
    List<BsonDocument> descriptions = new ArrayList<>();
    if (!(collection.kind() instanceof CollectionKind.TimeSeries)) {
      descriptions.add(IdIndex.describe(collection));
    }
    collection.indexes().stream()
        .map(IndexInfo::spec)
        .forEach(spec -> descriptions.add(spec.description()));
    return descriptions;
  }
}
