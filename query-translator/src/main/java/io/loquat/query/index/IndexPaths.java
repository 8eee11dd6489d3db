package io.loquat.query.index;

import io.loquat.model.ArrayIndex;
import io.loquat.query.index.IndexField.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The paths on which it depends which keys a document has in an index: those of its key pattern and
 * of its partial filter. Immutable.
 *
 * @param everything whether any path may matter
 */
public record IndexPaths(boolean everything, List<List<String>> paths) {
  private static final IndexPaths ALL = new IndexPaths(true, List.of());

  public IndexPaths {
    paths = List.copyOf(paths);
  }

  /** The paths of an index. What a text index holds is not known from its paths alone. */
  public static IndexPaths of(IndexSpec spec) {
    List<List<String>> paths = new ArrayList<>();
    for (IndexField field : spec.fields()) {
      if (field.kind() == Kind.TEXT || field.path().isEmpty()) {
        return ALL;
      }
      paths.add(names(field.path()));
    }
    boolean known =
        spec.option("partialFilterExpression")
            .map(filter -> collect(filter.asDocument(), paths))
            .orElse(true);
    return known ? new IndexPaths(false, paths) : ALL;
  }

  /** Adds the paths of a filter; false if it may depend on others. */
  private static boolean collect(BsonDocument filter, List<List<String>> paths) {
    for (Map.Entry<String, BsonValue> condition : filter.entrySet()) {
      String name = condition.getKey();
      if (!name.startsWith("$")) {
        paths.add(names(name));
      } else if (!(condition.getValue() instanceof BsonArray several) || !each(several, paths)) {
        return false;
      }
    }
    return true;
  }

  private static boolean each(BsonArray filters, List<List<String>> paths) {
    return filters.stream()
        .allMatch(filter -> filter.isDocument() && collect(filter.asDocument(), paths));
  }

  /** The names of a path, without those that may be offsets in arrays. */
  private static List<String> names(String path) {
    return Arrays.stream(path.split("\\.", -1))
        .filter(name -> ArrayIndex.offset(name) < 0)
        .toList();
  }

  /** Whether a change at one of these paths, which name no elements either, may change keys. */
  public boolean meet(List<List<String>> changed) {
    return everything || changed.stream().anyMatch(this::meets);
  }

  private boolean meets(List<String> changed) {
    return paths.stream().anyMatch(path -> startsWith(path, changed) || startsWith(changed, path));
  }

  private static boolean startsWith(List<String> path, List<String> beginning) {
    return path.size() >= beginning.size() && path.subList(0, beginning.size()).equals(beginning);
  }
}
