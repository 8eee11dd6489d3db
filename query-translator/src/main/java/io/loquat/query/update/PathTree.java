package io.loquat.query.update;

import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The changes of an update, arranged by their paths, so that paths in conflict show and each
 * document on the way is visited once. Confined to the parse until it is complete, then never
 * changed.
 */
sealed interface PathTree {
  /** Whether it has a change that refuses a path which could not be created either. */
  boolean needsViablePath();

  /** The change of one field. */
  record Leaf(UpdatePath path, FieldChange change) implements PathTree {
    @Override
    public boolean needsViablePath() {
      return change.needsViablePath();
    }
  }

  /** Changes below a field. */
  sealed interface Inner extends PathTree {
    SortedMap<String, PathTree> children();

    @Override
    default boolean needsViablePath() {
      return children().values().stream().anyMatch(PathTree::needsViablePath);
    }
  }

  /**
   * Changes of the fields of a document or, by their offsets, of the elements of an array.
   *
   * @param children in the order in which they are applied: see {@link PartOrder}. The one named
   *     {@code $} is of the element that the filter matched.
   */
  record Branch(SortedMap<String, PathTree> children) implements Inner {
    static Branch empty() {
      return new Branch(new TreeMap<>(PartOrder.INSTANCE));
    }

    void add(UpdatePath path, FieldChange change) {
      Inner inner = this;
      int last = path.parts().size() - 1;
      for (int depth = 0; depth < last; depth++) {
        inner = below(inner, path, depth);
      }
      Leaf leaf = new Leaf(path, change);
      if (inner.children().putIfAbsent(path.key(last), leaf) != null) {
        throw conflict(path, last);
      }
    }
  }

  /**
   * Changes of elements of an array.
   *
   * @param children by the identifiers of their array filters; empty for all elements
   */
  record Elements(SortedMap<String, PathTree> children) implements Inner {
    static Elements empty() {
      return new Elements(new TreeMap<>());
    }
  }

  private static Inner below(Inner inner, UpdatePath path, int depth) {
    boolean elements = path.meansElements(depth + 1);
    PathTree child =
        inner
            .children()
            .computeIfAbsent(path.key(depth), _ -> elements ? Elements.empty() : Branch.empty());
    if (!(child instanceof Inner next) || next instanceof Elements != elements) {
      throw conflict(path, depth);
    }
    return next;
  }

  /**
   * The changes of both.
   *
   * @param place where they meet in the document
   * @throws CommandException ConflictingUpdateOperators if both change the same
   */
  static PathTree merge(PathTree left, PathTree right, Trail place) {
    if (left instanceof Branch one && right instanceof Branch other) {
      Branch merged = new Branch(new TreeMap<>(one.children));
      mergeInto(merged, other, place);
      return merged;
    }
    if (left instanceof Elements one && right instanceof Elements other) {
      Elements merged = new Elements(new TreeMap<>(one.children));
      mergeInto(merged, other, place);
      return merged;
    }
    throw new CommandException(
        ErrorCode.CONFLICTING_UPDATE_OPERATORS,
        "Update created a conflict at '" + place.text() + "'");
  }

  private static void mergeInto(Inner merged, Inner other, Trail place) {
    for (Map.Entry<String, PathTree> child : other.children().entrySet()) {
      merged
          .children()
          .merge(
              child.getKey(),
              child.getValue(),
              (left, right) -> merge(left, right, place.child(child.getKey())));
    }
  }

  private static CommandException conflict(UpdatePath path, int depth) {
    return new CommandException(
        ErrorCode.CONFLICTING_UPDATE_OPERATORS,
        "Updating the path '%s' would create a conflict at '%s'"
            .formatted(path.text(), String.join(".", path.parts().subList(0, depth + 1))));
  }
}
