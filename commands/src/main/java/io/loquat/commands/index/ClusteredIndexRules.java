package io.loquat.commands.index;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import io.loquat.store.CollectionInfo;
import io.loquat.store.CollectionKind.Clustered;
import java.util.List;
import java.util.Set;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/**
 * What {@code createIndexes} may say of the index of a clustered collection, which is there from
 * the beginning. Stateless.
 */
final class ClusteredIndexRules {
  /** The options that may stand beside {@code clustered}. */
  static final Set<String> FIELDS = Set.of("key", "name", "v", "unique", "clustered");

  private ClusteredIndexRules() {}

  /**
   * Checks what is wanted of a collection that may be about to be made.
   *
   * @param existed whether it is there already
   */
  static void check(CollectionInfo collection, boolean existed, List<IndexDefinition> wanted) {
    for (IndexDefinition index : wanted) {
      boolean clustered = index.is("clustered");
      if (clustered && !existed) {
        throw refused(
            6100900,
            "Cannot implicitly create a new collection with createIndex 'clustered' option");
      }
      if (clustered && !index.isId()) {
        throw refused(
            6243700,
            "Cannot create index with option 'clustered' that does not match an existing clustered"
                + " index");
      }
      if (collection.kind() instanceof Clustered kind) {
        check(index, kind);
      } else if (clustered) {
        throw refused(
            6479600,
            "Cannot create an index with 'clustered' in the spec on a collection that is not"
                + " clustered");
      }
    }
  }

  private static void check(IndexDefinition index, Clustered collection) {
    if (!index.isId()) {
      checkName(index, collection);
    } else if (!new BsonInt32(2).equals(index.description().get("v"))) {
      throw refused(6100908, differs("v"));
    } else if (BsonBoolean.FALSE.equals(index.given().get("unique"))) {
      throw refused(6100909, differs("unique"));
    }
  }

  private static void checkName(IndexDefinition index, Clustered collection) {
    if (index.name().equals(collection.indexName())) {
      BsonDocument key = new BsonDocument("_id", new BsonInt32(1));
      throw refused(
          6100906,
          "Cannot create an index where the name matches the clusteredIndex but the key does not -"
              + " indexSpec: %s, clusteredIndex: %s"
                  .formatted(ShellText.of(index.description()), ShellText.of(key)));
    }
  }

  private static String differs(String field) {
    return "Cannot create an index with the same key pattern as the collection's clusteredIndex but"
        + " a different '"
        + field
        + "' field";
  }

  private static CommandException refused(int code, String message) {
    return new CommandException(ErrorCode.location(code), message);
  }
}
