package io.loquat.query.index;

import io.loquat.model.ArrayIndex;
import io.loquat.query.index.IndexField.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The paths on which it depends which keys a document has in an index: those of its key pattern and
 * of its partial filter. Immutable.
 *
 * @param everything whether any path may matter
 * @param roots the fields at the top of a document with which the paths begin
 */
public record IndexPaths(boolean everything, List<List<String>> paths, Set<String> roots) {
  private static final IndexPaths ALL = new IndexPaths(true, List.of(), Set.of());

  public IndexPaths {
    paths = List.copyOf(paths);
    roots = Set.copyOf(roots);
  }

  /** The paths of an index. What a text index holds is not known from its paths alone. */
  public static IndexPaths of(IndexSpec spec) {
    List<String> paths = new ArrayList<>();
    for (IndexField field : spec.fields()) {
      if (field.kind() == Kind.TEXT || field.path().isEmpty()) {
        return ALL;
      }
      paths.add(field.path());
    }
    boolean known =
        spec.option("partialFilterExpression")
            .map(filter -> collect(filter.asDocument(), paths))
            .orElse(true);
    return known ? of(paths) : ALL;
  }

  private static IndexPaths of(List<String> paths) {
    return new IndexPaths(
        false,
        paths.stream().map(IndexPaths::names).toList(),
        paths.stream().map(IndexPaths::root).collect(Collectors.toSet()));
  }

  private static String root(String path) {
    int dot = path.indexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }

  /** Adds the paths of a filter; false if it may depend on others. */
  private static boolean collect(BsonDocument filter, List<String> paths) {
    for (Map.Entry<String, BsonValue> condition : filter.entrySet()) {
      String name = condition.getKey();
      if (!name.startsWith("$")) {
        paths.add(name);
      } else if (!(condition.getValue() instanceof BsonArray several) || !each(several, paths)) {
        return false;
      }
    }
    return true;
  }

  private static boolean each(BsonArray filters, List<String> paths) {
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
