package io.loquat.commands.index;

import io.loquat.commands.CommandContext;
import io.loquat.model.Namespace;
import io.loquat.store.CollectionInfo;
import io.loquat.store.IndexInfo;
import io.loquat.store.IndexUse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;

/** What {@code $indexStats} shows: how often each index was used. Stateless. */
public final class IndexUses {
  private IndexUses() {}

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
    Map<String, IndexUse> uses = context.store().indexUse(collection.namespace());
    return IndexedCollections.descriptions(collection).stream()
        .map(index -> document(context, index, building, uses))
        .toList();
  }

  private static BsonDocument document(
      CommandContext context,
      BsonDocument index,
      List<String> building,
      Map<String, IndexUse> uses) {
    String name = index.getString("name").getValue();
    // An index that was made in this moment has none yet.
    IndexUse use = uses.getOrDefault(name, new IndexUse(0, Instant.now()));
    BsonDocument accesses =
        new BsonDocument("ops", new BsonInt64(use.operations()))
            .append("since", new BsonDateTime(use.since().toEpochMilli()));
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
