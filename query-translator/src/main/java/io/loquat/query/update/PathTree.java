package io.loquat.query.update;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The changes of an update, arranged by their paths, so that paths in conflict show and each
 * document on the way is visited once. Confined to the parse until it is complete, then never
 * changed.
 */
sealed interface PathTree {
  /** The change of one field. */
  record Leaf(String path, FieldChange change) implements PathTree {}

  /** Changes below a field, in the order in which they are applied: see {@link PartOrder}. */
  record Branch(SortedMap<String, PathTree> children) implements PathTree {
    static Branch empty() {
      return new Branch(new TreeMap<>(PartOrder.INSTANCE));
    }

    void add(UpdatePath path, FieldChange change) {
      Branch branch = this;
      List<String> parts = path.parts();
      for (int depth = 0; depth < parts.size() - 1; depth++) {
        PathTree child = branch.children.computeIfAbsent(parts.get(depth), _ -> empty());
        if (!(child instanceof Branch next)) {
          throw conflict(path, depth);
        }
        branch = next;
      }
      Leaf leaf = new Leaf(path.text(), change);
      if (branch.children.putIfAbsent(parts.getLast(), leaf) != null) {
        throw conflict(path, parts.size() - 1);
      }
    }

    private static CommandException conflict(UpdatePath path, int depth) {
      return new CommandException(
          ErrorCode.CONFLICTING_UPDATE_OPERATORS,
          "Updating the path '%s' would create a conflict at '%s'"
              .formatted(path.text(), String.join(".", path.parts().subList(0, depth + 1))));
    }
  }
}
