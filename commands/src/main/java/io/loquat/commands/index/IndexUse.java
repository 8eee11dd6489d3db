package io.loquat.commands.index;

import io.loquat.commands.CommandContext;
import io.loquat.model.Namespace;
import io.loquat.store.CollectionInfo;
import io.loquat.store.IndexInfo;
import java.util.List;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;

/** What {@code $indexStats} shows: how often each index was used. Stateless. */
public final class IndexUse {
  private IndexUse() {}

  /** A document for each index of a collection; none if there is no collection. */
  public static List<BsonDocument> documents(CommandContext context, Namespace collection) {
    return context
        .store()
        .collection(collection)
        .map(found -> documents(context, found))
        .orElseGet(List::of);
  }

  private static List<BsonDocument> documents(CommandContext context, CollectionInfo collection) {
    List<String> building =
        collection.indexes().stream()
            .filter(IndexInfo::building)
            .map(index -> index.spec().name())
            .toList();
    return IndexedCollections.descriptions(collection).stream()
        .map(index -> document(context, index, building))
        .toList();
  }

  private static BsonDocument document(
      CommandContext context, BsonDocument index, List<String> building) {
    String name = index.getString("name").getValue();
    BsonDocument accesses =
        new BsonDocument("ops", new BsonInt64(0))
            .append("since", new BsonDateTime(context.server().started().toEpochMilli()));
    BsonDocument shown =
        new BsonDocument("name", new BsonString(name))
            .append("key", index.getDocument("key"))
            .append("host", new BsonString(context.server().settings().advertised()))
            .append("accesses", accesses);
    if (building.contains(name)) {
      shown.append("building", BsonBoolean.TRUE);
    }
    return shown.append("spec", index);
  }
}
