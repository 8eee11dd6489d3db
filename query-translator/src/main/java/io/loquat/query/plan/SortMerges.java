package io.loquat.query.plan;

import io.loquat.query.bounds.Interval;
import io.loquat.query.bounds.Intervals;
import io.loquat.query.filter.Filter;
import io.loquat.query.index.IndexField;
import io.loquat.query.plan.PlanNode.Fetch;
import io.loquat.query.plan.PlanNode.IndexScan;
import io.loquat.query.plan.PlanNode.SortMerge;
import io.loquat.query.sort.Sort;
import io.loquat.query.sort.SortPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds scans that each give the order of a sort, so that merging them gives it too. Stateless.
 *
 * <p>What is merged is what keys hold from the first field of the sort on: before it every scan has
 * one value in each field, and the sort's fields follow one another.
 */
final class SortMerges {
  /** More are not worth being read side by side. */
  static final int SCANS_MAX = 200;

  private SortMerges() {}

  /** The scans of one value each that many values make; empty if that does not give the order. */
  static Optional<List<IndexScan>> exploded(
      Sort sort, UsableIndex index, List<Intervals> intervals) {
    int first = position(sort, index);
    if (first <= 0) {
      return Optional.empty();
    }
    List<List<Intervals>> exploded = new ArrayList<>(List.of(List.of()));
    for (int i = 0; i < intervals.size(); i++) {
      Intervals next = intervals.get(i);
      boolean points = i < first;
      long scans = (long) exploded.size() * (points ? next.list().size() : 1);
      if (scans > SCANS_MAX || (points && !next.isPoints())) {
        return Optional.empty();
      }
      exploded = points ? extended(exploded, next) : extended(exploded, List.of(next));
    }
    return exploded.size() < 2 ? Optional.empty() : scans(sort, index, exploded);
  }

  private static List<List<Intervals>> extended(List<List<Intervals>> before, Intervals points) {
    return extended(before, points.list().stream().map(Intervals::of).toList());
  }

  private static List<List<Intervals>> extended(
      List<List<Intervals>> before, List<Intervals> choices) {
    List<List<Intervals>> extended = new ArrayList<>(before.size() * choices.size());
    for (List<Intervals> each : before) {
      for (Intervals choice : choices) {
        List<Intervals> longer = new ArrayList<>(each);
        longer.add(choice);
        extended.add(longer);
      }
    }
    return extended;
  }

  private static Optional<List<IndexScan>> scans(
      Sort sort, UsableIndex index, List<List<Intervals>> exploded) {
    List<IndexScan> scans = new ArrayList<>(exploded.size());
    for (List<Intervals> intervals : exploded) {
      Optional<Boolean> backwards = backwards(sort, index, intervals);
      if (backwards.isEmpty()) {
        return Optional.empty();
      }
      IndexBounds bounds = IndexBounds.of(index.spec().fields(), intervals);
      scans.add(new IndexScan(index.spec(), index.multikey(), bounds, backwards.get()));
    }
    return Optional.of(scans);
  }

  /** Which field of the index the sort begins with; -1 if it has none. */
  private static int position(Sort sort, UsableIndex index) {
    return sort.parts().isEmpty()
        ? -1
        : index.spec().fields().stream()
            .map(IndexField::path)
            .toList()
            .indexOf(sort.parts().getFirst().path());
  }

  /** Whether a scan must go backwards to be merged; empty if it cannot be. */
  private static Optional<Boolean> backwards(
      Sort sort, UsableIndex index, List<Intervals> intervals) {
    List<IndexField> fields = index.spec().fields();
    List<SortPart> parts = sort.parts();
    int first = position(sort, index);
    if (first < 0
        || first + parts.size() > fields.size()
        || IndexOrder.backwards(sort, index, intervals).isEmpty()) {
      return Optional.empty();
    }
    for (int i = 0; i < first; i++) {
      if (!intervals.get(i).isPoint() || index.multikey().isMultikey(i)) {
        return Optional.empty();
      }
    }
    boolean backwards = fields.get(first).descending() != parts.getFirst().descending();
    for (int i = 0; i < parts.size(); i++) {
      IndexField field = fields.get(first + i);
      boolean same = field.path().equals(parts.get(i).path());
      if (!same || (field.descending() != parts.get(i).descending()) != backwards) {
        return Optional.empty();
      }
    }
    return Optional.of(backwards);
  }

  /** The same plan as inputs of a merge; none if it cannot be merged. */
  static List<PlanNode> inputs(Candidate candidate, Sort sort) {
    if (candidate.sorts() || candidate.bound() == 0) {
      return List.of();
    }
    return switch (candidate.node()) {
      case Fetch(IndexScan scan, Optional<Filter> residual) ->
          backwards(sort, new UsableIndex(scan.index(), scan.multikey()), intervals(scan))
              .<List<PlanNode>>map(
                  backwards ->
                      List.of(
                          new Fetch(
                              new IndexScan(
                                  scan.index(), scan.multikey(), scan.bounds(), backwards),
                              residual)))
              .orElse(List.of());
      case Fetch(SortMerge(List<PlanNode> inputs, Sort _), Optional<Filter> residual) ->
          inputs.stream().<PlanNode>map(input -> new Fetch(input, residual)).toList();
      case SortMerge merge -> merge.inputs();
      default -> List.of();
    };
  }

  private static List<Intervals> intervals(IndexScan scan) {
    return scan.bounds().intervals();
  }

  /** How many bytes of a scan's keys come before the first field of the sort. */
  static int fixedBytes(IndexScan scan, Sort sort) {
    int first = position(sort, new UsableIndex(scan.index(), scan.multikey()));
    int bytes = 0;
    for (int i = 0; i < first; i++) {
      Interval point = scan.bounds().intervals().get(i).list().getFirst();
      bytes += point.from().key().length;
    }
    return bytes;
  }
}
