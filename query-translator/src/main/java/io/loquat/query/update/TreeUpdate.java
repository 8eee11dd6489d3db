package io.loquat.query.update;

import io.loquat.model.ArrayIndex;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import io.loquat.query.update.FieldChange.Field;
import io.loquat.query.update.PathTree.Branch;
import io.loquat.query.update.PathTree.Elements;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;

/**
 * One run of a {@link PathTree} over a document. Copies what it changes and shares the rest with
 * the document before; a part without changes comes back as the very same object.
 */
final class TreeUpdate {
  /** MongoDB's bound on the nulls that fill an array up to a new index. */
  private static final int PADDING_MAX = 1_500_000;

  private final Update.Operators update;
  private final BsonDocument document;
  private final boolean inserting;
  private final Supplier<OptionalInt> matchedElement;

  /** Counts what a short update of a short document may make in many places. */
  private final DocumentLimits made = new DocumentLimits();

  /**
   * @param matchedElement the offset that {@code $} stands for, asked only if the update has one
   */
  TreeUpdate(
      Update.Operators update,
      BsonDocument document,
      boolean inserting,
      Supplier<OptionalInt> matchedElement) {
    this.update = update;
    this.document = document;
    this.inserting = inserting;
    this.matchedElement = matchedElement;
  }

  BsonDocument run() {
    return toDocument(update.changes(), Trail.ROOT, document);
  }

  private Optional<BsonValue> toField(PathTree tree, Trail trail, Optional<BsonValue> value) {
    return switch (tree) {
      case PathTree.Leaf leaf -> changed(leaf, trail, value);
      case Branch branch ->
          value.isEmpty() ? created(branch, trail) : Optional.of(below(branch, trail, value.get()));
      case Elements elements -> Optional.of(toElements(elements, trail, value));
    };
  }

  private Optional<BsonValue> changed(PathTree.Leaf leaf, Trail trail, Optional<BsonValue> value) {
    Optional<BsonValue> next = leaf.change().apply(new Field(trail, value, document, inserting));
    if (!unchanged(value, next)) {
      next.ifPresent(made::add);
    }
    return next;
  }

  /** The document that the changes make where there is nothing; empty if they make nothing. */
  private Optional<BsonValue> created(Branch branch, Trail trail) {
    BsonDocument created = toDocument(branch, trail, new BsonDocument());
    return created.isEmpty() ? Optional.empty() : Optional.of(created);
  }

  private BsonValue below(Branch branch, Trail trail, BsonValue value) {
    return switch (value) {
      case BsonDocument inner -> toDocument(branch, trail, inner);
      case BsonArray array -> toArray(branch, trail, array);
      default -> {
        named(branch, trail).forEach((name, tree) -> checkUnreachable(tree, trail, name, value));
        yield value;
      }
    };
  }

  private BsonDocument toDocument(Branch branch, Trail trail, BsonDocument before) {
    BsonDocument after = before;
    for (Map.Entry<String, PathTree> child : named(branch, trail).entrySet()) {
      String name = child.getKey();
      Optional<BsonValue> current = Optional.ofNullable(before.get(name));
      Optional<BsonValue> next = toField(child.getValue(), trail.child(name), current);
      if (unchanged(current, next)) {
        continue;
      }
      if (isSame(after, before)) {
        after = copy(before);
      }
      if (next.isPresent()) {
        after.put(name, next.get());
      } else {
        after.remove(name);
      }
    }
    return after;
  }

  private BsonValue toArray(Branch branch, Trail trail, BsonArray before) {
    BsonArray after = before;
    for (Map.Entry<String, PathTree> child : named(branch, trail).entrySet()) {
      String name = child.getKey();
      if (!ArrayIndex.isIndex(name)) {
        checkUnreachable(child.getValue(), trail, name, before);
        continue;
      }
      int index = index(name);
      Optional<BsonValue> current =
          index < after.size() ? Optional.of(after.get(index)) : Optional.empty();
      Optional<BsonValue> next = toField(child.getValue(), trail.child(name), current);
      if (!unchanged(current, next)) {
        after = isSame(after, before) ? new BsonArray(before.getValues()) : after;
        put(after, index, next.orElse(BsonNull.VALUE));
      }
    }
    return after;
  }

  private BsonValue toElements(Elements elements, Trail trail, Optional<BsonValue> value) {
    if (value.isEmpty()) {
      throw bad(
          "The path '%s' must exist in the document in order to apply array updates."
              .formatted(trail.text()));
    }
    if (!(value.get() instanceof BsonArray before)) {
      throw bad(
          "Cannot apply array updates to non-array element %s: %s"
              .formatted(trail.name(), ShellText.of(value.get())));
    }
    BsonArray after = before;
    for (int i = 0; i < before.size(); i++) {
      Trail place = trail.child(Integer.toString(i));
      Optional<PathTree> tree = update.arrayFilters().select(elements, before.get(i), place);
      Optional<BsonValue> current = Optional.of(before.get(i));
      Optional<BsonValue> next = tree.isEmpty() ? current : toField(tree.get(), place, current);
      if (!unchanged(current, next)) {
        after = isSame(after, before) ? new BsonArray(before.getValues()) : after;
        after.set(i, next.orElse(BsonNull.VALUE));
      }
    }
    return after;
  }

  /** The changes by the names of their fields, with the offset in the place of {@code $}. */
  private SortedMap<String, PathTree> named(Branch branch, Trail trail) {
    PathTree positional = branch.children().get(UpdatePath.POSITIONAL);
    if (positional == null) {
      return branch.children();
    }
    String name = Integer.toString(matchedOffset());
    SortedMap<String, PathTree> named = new TreeMap<>(branch.children());
    named.remove(UpdatePath.POSITIONAL);
    named.merge(name, positional, (one, other) -> PathTree.merge(one, other, trail.child(name)));
    return named;
  }

  private int matchedOffset() {
    return matchedElement
        .get()
        .orElseThrow(
            () -> bad("The positional operator did not find the match needed from the query."));
  }

  /** The index; one that no array reaches if the number is too great. */
  private static int index(String name) {
    int offset = ArrayIndex.offset(name);
    return offset < 0 ? Integer.MAX_VALUE : offset;
  }

  /** Sets an element; a removed one has become null, so that the others keep their places. */
  private void put(BsonArray array, int index, BsonValue value) {
    if (index < array.size()) {
      array.set(index, value);
      return;
    }
    if (index - array.size() > PADDING_MAX) {
      throw new CommandException(
          ErrorCode.CANNOT_BACKFILL_ARRAY, "can't backfill more than 1500000 elements");
    }
    made.addNulls(index - array.size());
    while (array.size() < index) {
      array.add(BsonNull.VALUE);
    }
    array.add(value);
  }

  /** Checks changes below a value that holds no such field, nor can get one. */
  private void checkUnreachable(PathTree tree, Trail trail, String part, BsonValue value) {
    if (toField(tree, trail.child(part), Optional.empty()).isPresent()) {
      throw new CommandException(
          ErrorCode.PATH_NOT_VIABLE,
          "Cannot create field '%s' in element %s"
              .formatted(part, ShellText.field(trail.name(), value)));
    }
    if (tree.needsViablePath()) {
      throw new CommandException(
          ErrorCode.PATH_NOT_VIABLE,
          "Cannot use the part (%s) of (%s.%s) to traverse the element (%s)"
              .formatted(part, trail.text(), part, ShellText.field(trail.name(), value)));
    }
  }

  /** Identity is enough: a change that changes nothing returns what it was given. */
  private static boolean unchanged(Optional<BsonValue> before, Optional<BsonValue> after) {
    return before.isPresent()
        ? after.isPresent() && isSame(before.get(), after.get())
        : after.isEmpty();
  }

  @SuppressWarnings("ReferenceEquality") // an unchanged part is the very same object, by contract
  private static boolean isSame(Object left, Object right) {
    return left == right;
  }

  private static BsonDocument copy(BsonDocument document) {
    BsonDocument copy = new BsonDocument();
    copy.putAll(document);
    return copy;
  }

  private static CommandException bad(String message) {
    return new CommandException(ErrorCode.BAD_VALUE, message);
  }
}
