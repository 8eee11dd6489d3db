package io.loquat.query.update;

import io.loquat.model.ArrayIndex;
import io.loquat.model.CommandException;
import io.loquat.model.ErrorCode;
import io.loquat.query.operator.ShellText;
import io.loquat.query.update.FieldChange.Field;
import java.util.Map;
import java.util.Optional;
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

  private final BsonDocument document;
  private final boolean inserting;

  TreeUpdate(BsonDocument document, boolean inserting) {
    this.document = document;
    this.inserting = inserting;
  }

  BsonDocument apply(PathTree.Branch tree) {
    return toDocument(tree, document);
  }

  private Optional<BsonValue> toField(PathTree tree, String name, Optional<BsonValue> value) {
    return switch (tree) {
      case PathTree.Leaf(String path, FieldChange change) ->
          change.apply(new Field(path, value, document, inserting));
      case PathTree.Branch branch ->
          value.isEmpty() ? created(branch) : Optional.of(below(branch, name, value.get()));
    };
  }

  /** The document that the changes make where there is nothing; empty if they make nothing. */
  private Optional<BsonValue> created(PathTree.Branch branch) {
    BsonDocument created = toDocument(branch, new BsonDocument());
    return created.isEmpty() ? Optional.empty() : Optional.of(created);
  }

  private BsonValue below(PathTree.Branch branch, String name, BsonValue value) {
    return switch (value) {
      case BsonDocument inner -> toDocument(branch, inner);
      case BsonArray array -> toArray(branch, name, array);
      default -> {
        checkNothingCreated(branch, name, value);
        yield value;
      }
    };
  }

  private BsonDocument toDocument(PathTree.Branch branch, BsonDocument before) {
    BsonDocument after = before;
    for (Map.Entry<String, PathTree> child : branch.children().entrySet()) {
      String name = child.getKey();
      Optional<BsonValue> current = Optional.ofNullable(before.get(name));
      Optional<BsonValue> next = toField(child.getValue(), name, current);
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

  private BsonValue toArray(PathTree.Branch branch, String name, BsonArray before) {
    BsonArray after = before;
    for (Map.Entry<String, PathTree> child : branch.children().entrySet()) {
      if (!ArrayIndex.isIndex(child.getKey())) {
        checkNothingCreated(branch, name, before);
        continue;
      }
      int index = index(child.getKey());
      Optional<BsonValue> current =
          index < after.size() ? Optional.of(after.get(index)) : Optional.empty();
      Optional<BsonValue> next = toField(child.getValue(), child.getKey(), current);
      if (!unchanged(current, next)) {
        after = isSame(after, before) ? new BsonArray(before.getValues()) : after;
        put(after, index, next.orElse(BsonNull.VALUE));
      }
    }
    return after;
  }

  /** The index; one that no array reaches if the number is too great. */
  private static int index(String name) {
    int offset = ArrayIndex.offset(name);
    return offset < 0 ? Integer.MAX_VALUE : offset;
  }

  /** Sets an element; a removed one has become null, so that the others keep their places. */
  private static void put(BsonArray array, int index, BsonValue value) {
    if (index < array.size()) {
      array.set(index, value);
      return;
    }
    if (index - array.size() > PADDING_MAX) {
      throw new CommandException(
          ErrorCode.CANNOT_BACKFILL_ARRAY, "can't backfill more than 1500000 elements");
    }
    while (array.size() < index) {
      array.add(BsonNull.VALUE);
    }
    array.add(value);
  }

  private void checkNothingCreated(PathTree.Branch branch, String name, BsonValue value) {
    for (Map.Entry<String, PathTree> child : branch.children().entrySet()) {
      boolean reachable = value instanceof BsonArray && ArrayIndex.isIndex(child.getKey());
      if (!reachable && toField(child.getValue(), child.getKey(), Optional.empty()).isPresent()) {
        throw new CommandException(
            ErrorCode.PATH_NOT_VIABLE,
            "Cannot create field '%s' in element %s"
                .formatted(child.getKey(), ShellText.field(name, value)));
      }
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
}
