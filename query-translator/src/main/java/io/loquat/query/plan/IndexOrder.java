package io.loquat.query.plan;

import io.loquat.query.bounds.Intervals;
import io.loquat.query.index.IndexField;
import io.loquat.query.index.IndexSpec;
import io.loquat.query.index.MultikeyPaths;
import io.loquat.query.sort.Sort;
import io.loquat.query.sort.SortPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a scan of an index gives documents in the order of a sort. Stateless. */
final class IndexOrder {
  private IndexOrder() {}

  /** Whether the scan must go backwards; empty if it does not give the order. */
  static Optional<Boolean> backwards(Sort sort, UsableIndex index, List<Intervals> intervals) {
    IndexSpec spec = index.spec();
    if (sort.parts().isEmpty()
        || sort.readsMeta()
        || !sort.texts().equals(spec.collation().texts())) {
      return Optional.empty();
    }
    List<Integer> sorted = new ArrayList<>();
    Optional<Boolean> backwards = follow(sort.parts(), index, intervals, sorted);
    return backwards.filter(_ -> firstKeysCount(index, intervals, sorted));
  }

  /** Walks along key pattern and sort; fields that are the same in all keys do not matter. */
  private static Optional<Boolean> follow(
      List<SortPart> parts, UsableIndex index, List<Intervals> intervals, List<Integer> sorted) {
    List<IndexField> fields = index.spec().fields();
    Optional<Boolean> backwards = Optional.empty();
    int field = 0;
    for (SortPart part : parts) {
      while (field < fields.size()
          && !isAt(fields.get(field), part)
          && isFixed(index, intervals, field)) {
        field++;
      }
      if (field < fields.size() && isAt(fields.get(field), part)) {
        boolean reversed = fields.get(field).descending() != part.descending();
        if (backwards.isPresent() && backwards.get() != reversed) {
          if (!isFixed(index, intervals, field)) {
            return Optional.empty();
          }
        } else if (!isFixed(index, intervals, field)) {
          backwards = Optional.of(reversed);
        }
        sorted.add(field++);
      } else if (!isFixed(part, index, intervals)) {
        return Optional.empty();
      }
    }
    return Optional.of(backwards.orElse(false));
  }

  private static boolean isAt(IndexField field, SortPart part) {
    return field.kind() == IndexField.Kind.VALUE && field.path().equals(part.path());
  }

  private static boolean isFixed(UsableIndex index, List<Intervals> intervals, int field) {
    return intervals.get(field).isPoint()
        && index.spec().fields().get(field).kind() == IndexField.Kind.VALUE
        && !index.multikey().isMultikey(field);
  }

  private static boolean isFixed(SortPart part, UsableIndex index, List<Intervals> intervals) {
    for (int i = 0; i < intervals.size(); i++) {
      if (isAt(index.spec().fields().get(i), part) && isFixed(index, intervals, i)) {
        return true;
      }
    }
    return false;
  }

  /**
   * A document with several keys sorts by the first of them: bounds that leave it out would let the
   * document come too late. So would a sparse index, which has no key of a missing field.
   */
  private static boolean firstKeysCount(
      UsableIndex index, List<Intervals> intervals, List<Integer> sorted) {
    MultikeyPaths multikey = index.multikey();
    if (sorted.stream().noneMatch(multikey::isMultikey)) {
      return true;
    }
    if (index.spec().sparse()) {
      return false;
    }
    for (int i = 0; i < intervals.size(); i++) {
      boolean narrowed = !intervals.get(i).isAll();
      if (narrowed && (sorted.contains(i) || multikey.isMultikey(i))) {
        return false;
      }
    }
    return true;
  }
}
