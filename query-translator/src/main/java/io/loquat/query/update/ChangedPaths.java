package io.loquat.query.update;

import io.loquat.model.ArrayIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The paths that an update may change, without what stands for elements of arrays. Stateless. */
final class ChangedPaths {
  private ChangedPaths() {}

  static List<List<String>> of(PathTree.Branch changes) {
    List<List<String>> paths = new ArrayList<>();
    collect(changes, List.of(), paths);
    return paths;
  }

  private static void collect(PathTree tree, List<String> path, List<List<String>> paths) {
    switch (tree) {
      case PathTree.Leaf _ -> paths.add(path);
      case PathTree.Elements elements ->
          elements.children().values().forEach(child -> collect(child, path, paths));
      case PathTree.Branch branch -> {
        for (Map.Entry<String, PathTree> child : branch.children().entrySet()) {
          collect(child.getValue(), below(path, child.getKey()), paths);
        }
      }
    }
  }

  private static List<String> below(List<String> path, String name) {
    if (name.startsWith("$") || ArrayIndex.offset(name) >= 0) {
      return path;
    }
    List<String> longer = new ArrayList<>(path);
    longer.add(name);
    return longer;
  }
}
