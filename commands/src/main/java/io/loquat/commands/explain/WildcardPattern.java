package io.loquat.commands.explain;

import io.loquat.query.index.IndexField;
import io.loquat.query.plan.PlanNode.IndexScan;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * A wildcard index as a scan uses it: as one on a path's name and the values there, and not on
 * every path. Stateless.
 */
final class WildcardPattern {
  private static final String PATH = "$_path";

  private WildcardPattern() {}

  static boolean isScanned(IndexScan scan) {
    return scan.index().has(IndexField.Kind.WILDCARD);
  }

  static BsonDocument keyPattern(IndexScan scan) {
    BsonDocument pattern = new BsonDocument();
    for (IndexField field : fields(scan)) {
      pattern.append(field.path(), new BsonInt32(field.descending() ? -1 : 1));
    }
    return pattern;
  }

  /** Where arrays have been met is not known of each path: they are taken to be everywhere. */
  static BsonDocument multikeyPaths(IndexScan scan) {
    BsonDocument paths = new BsonDocument();
    boolean values = false;
    for (IndexField field : fields(scan)) {
      paths.append(field.path(), values ? prefixes(field.names()) : new BsonArray());
      values = field.path().equals(PATH);
    }
    return paths;
  }

  /** Without the values, where any path will do. */
  private static List<IndexField> fields(IndexScan scan) {
    return scan.bounds().fields().stream().filter(field -> !field.path().isEmpty()).toList();
  }

  private static BsonArray prefixes(List<String> names) {
    List<BsonValue> prefixes =
        IntStream.rangeClosed(1, names.size())
            .<BsonValue>mapToObj(count -> new BsonString(String.join(".", names.subList(0, count))))
            .toList();
    return new BsonArray(prefixes);
  }
}
