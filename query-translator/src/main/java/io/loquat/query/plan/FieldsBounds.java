package io.loquat.query.plan;

import io.loquat.query.bounds.FieldBounds;
import io.loquat.query.bounds.Intervals;
import io.loquat.query.filter.IndexCondition.Element;
import io.loquat.query.filter.IndexCondition.OnField;
import io.loquat.query.index.IndexField;
import io.loquat.query.index.IndexSpec;
import io.loquat.query.index.IndexedField;
import io.loquat.query.index.MultikeyPaths;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Gives the fields of one index the bounds that conditions side by side allow. Confined to one
 * index of one query.
 *
 * <p>Two conditions may be met by different elements of an array, and so by different keys. Then
 * only one of them can bound the keys, unless an {@code $elemMatch} says that it is one element.
 */
final class FieldsBounds {
  private final IndexSpec spec;
  private final MultikeyPaths multikey;
  private final List<Intervals> intervals = new ArrayList<>();
  private final List<Used> used = new ArrayList<>();

  /** A condition that bounds a field. */
  private record Used(OnField condition, int field, FieldBounds bounds) {}

  FieldsBounds(UsableIndex index, List<OnField> conditions) {
    this.spec = index.spec();
    this.multikey = index.multikey();
    for (int i = 0; i < spec.fields().size(); i++) {
      intervals.add(bound(i, conditions));
    }
  }

  private Intervals bound(int position, List<OnField> conditions) {
    IndexedField field = IndexedField.of(spec, position, multikey);
    Intervals bounds = Intervals.ALL;
    for (Used next : usable(field, position, conditions)) {
      if (agrees(next)) {
        used.add(next);
        bounds = bounds.and(next.bounds().intervals());
      }
    }
    return bounds;
  }

  /** What narrows most comes first. */
  private List<Used> usable(IndexedField field, int position, List<OnField> conditions) {
    List<Used> usable = new ArrayList<>();
    for (OnField condition : conditions) {
      if (condition.path().equals(field.path())
          && !isOfElementsOf(condition, field)
          && !mayBeOfNoKey(condition)) {
        condition
            .bounds(field)
            .ifPresent(bounds -> usable.add(new Used(condition, position, bounds)));
      }
    }
    if (usable.size() > 1) {
      usable.sort(Comparator.comparingInt(FieldsBounds::width));
    }
    return usable;
  }

  /** An array that the path names by its offset is one key, whatever its elements are. */
  private static boolean isOfElementsOf(OnField condition, IndexedField field) {
    return field.namesElements()
        && condition.elements().stream().anyMatch(each -> each.path().equals(field.path()));
  }

  /**
   * An element that has none of a sparse index's fields has no key, where others of it have one.
   */
  private boolean mayBeOfNoKey(OnField condition) {
    return spec.sparse() && multikey.isMultikey() && condition.matchesMissing();
  }

  private static int width(Used used) {
    Intervals intervals = used.bounds().intervals();
    if (intervals.isAll()) {
      return Integer.MAX_VALUE;
    }
    int count = intervals.list().size();
    return intervals.isPoints() ? count : 1_000 + count;
  }

  /** Whether one key is there that meets it and all that are used already. */
  private boolean agrees(Used next) {
    return used.stream().allMatch(one -> agree(one, next));
  }

  private boolean agree(Used one, Used other) {
    if (one.bounds().intervals().isAll() || other.bounds().intervals().isAll()) {
      return true;
    }
    int shared = sharedArrays(one.field(), other.field());
    return shared == 0 || elementDepth(one.condition(), other.condition()) >= shared;
  }

  /** How many names lead to the last array that the paths of both fields go through. */
  private int sharedArrays(int one, int other) {
    if (!multikey.isMultikey(one) || !multikey.isMultikey(other)) {
      return 0;
    }
    List<String> names = field(one).names();
    List<String> others = field(other).names();
    int shared = 0;
    for (int i = 0; i < Math.min(names.size(), others.size()); i++) {
      if (!names.get(i).equals(others.get(i))) {
        break;
      }
      if (multikey.isArrayAt(one, i + 1)) {
        shared = i + 1;
      }
    }
    return shared;
  }

  private IndexField field(int position) {
    return spec.fields().get(position);
  }

  private static int elementDepth(OnField one, OnField other) {
    return one.elements().stream()
        .filter(other.elements()::contains)
        .mapToInt(Element::depth)
        .max()
        .orElse(0);
  }

  List<Intervals> intervals() {
    return intervals;
  }

  /** Whether the first field is bound by a condition. */
  boolean bindFirst() {
    return binds(0);
  }

  /** Fields that are not of plain values leave documents out: a condition must be on each. */
  boolean bindSpecialFields() {
    for (int i = 0; i < spec.fields().size(); i++) {
      IndexField.Kind kind = field(i).kind();
      boolean leavesOut = kind != IndexField.Kind.VALUE && kind != IndexField.Kind.HASHED;
      if (leavesOut && !binds(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean binds(int position) {
    return used.stream().anyMatch(each -> each.field() == position);
  }

  /** How many fields are bound. */
  int bound() {
    return (int) used.stream().mapToInt(Used::field).distinct().count();
  }

  /** Whether being in the bounds is to meet the condition. */
  boolean settles(OnField condition) {
    return condition.isWhole()
        && find(condition).map(Used::bounds).map(FieldBounds::exact).orElse(false);
  }

  private Optional<Used> find(OnField condition) {
    for (Used each : used) {
      if (each.condition().equals(condition)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
