package io.loquat.commands.index;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.store.CollectionInfo;
import io.loquat.store.IndexInfo;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;

/** What indexes a collection has, the one on {@code _id} with them. Stateless. */
public final class IndexedCollections {
  private IndexedCollections() {}

  /** How many there are. */
  public static int count(CollectionInfo collection) {
    return descriptions(collection).size();
  }

  /** All of them as {@code listIndexes} shows them. */
  public static List<BsonDocument> descriptions(CollectionInfo collection) {
    List<BsonDocument> descriptions = new ArrayList<>();
    descriptions.add(IdIndex.describe(collection));
    collection.indexes().stream()
        .map(IndexInfo::spec)
        .forEach(spec -> descriptions.add(spec.description()));
    return descriptions;
  }

  /**
   * Refuses what is no collection of its own.
   *
   * @throws CommandException CommandNotSupportedOnView (166)
   */
  static void refuseViews(CollectionInfo collection) {
    if (collection.options().containsKey("viewOn")) {
      throw new CommandException(
          ErrorCode.COMMAND_NOT_SUPPORTED_ON_VIEW,
          "Namespace " + collection.namespace() + " is a view, not a collection");
    }
  }
}
