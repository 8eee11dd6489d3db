package io.loquat.query.bounds;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A set of values: intervals in ascending order that neither overlap nor touch. Immutable.
 *
 * @param list in ascending order
 */
public record Intervals(List<Interval> list) {
  /** Every value. */
  public static final Intervals ALL = new Intervals(List.of(Interval.ALL));

  /** No value. */
  public static final Intervals NONE = new Intervals(List.of());

  public Intervals {
    list = List.copyOf(list);
  }

  /** One interval, if it is not empty. */
  public static Intervals of(Interval interval) {
    return interval.isEmpty() ? NONE : new Intervals(List.of(interval));
  }

  /** What any of the intervals holds. */
  public static Intervals union(Stream<Interval> intervals) {
    List<Interval> sorted =
        intervals
            .filter(interval -> !interval.isEmpty())
            .sorted(Comparator.comparing(Interval::from))
            .toList();
    List<Interval> merged = new ArrayList<>(sorted.size());
    for (Interval next : sorted) {
      Optional<Interval> last = merged.isEmpty() ? Optional.empty() : Optional.of(merged.getLast());
      if (last.isEmpty() || last.get().to().compareTo(next.from()) < 0) {
        merged.add(next);
      } else if (last.get().to().compareTo(next.to()) < 0) {
        merged.set(merged.size() - 1, new Interval(last.get().from(), next.to()));
      }
    }
    return new Intervals(merged);
  }

  public boolean isEmpty() {
    return list.isEmpty();
  }

  public boolean isAll() {
    return list.size() == 1 && list.getFirst().isAll();
  }

  /** Whether every interval holds one key. */
  public boolean isPoints() {
    return list.stream().allMatch(Interval::isPoint);
  }

  /** Whether it is one key. */
  public boolean isPoint() {
    return list.size() == 1 && list.getFirst().isPoint();
  }

  /** What one or the other holds. */
  public Intervals or(Intervals other) {
    return union(Stream.concat(list.stream(), other.list.stream()));
  }

  /** What both hold. */
  public Intervals and(Intervals other) {
    if (isAll() || other.isEmpty()) {
      return other;
    }
    List<Interval> common = new ArrayList<>();
    int left = 0;
    int right = 0;
    while (left < list.size() && right < other.list.size()) {
      Interval one = list.get(left);
      Interval two = other.list.get(right);
      Interval both = new Interval(max(one.from(), two.from()), min(one.to(), two.to()));
      if (!both.isEmpty()) {
        common.add(both);
      }
      if (one.to().compareTo(two.to()) < 0) {
        left++;
      } else {
        right++;
      }
    }
    return new Intervals(common);
  }

  private static Cut max(Cut one, Cut two) {
    return one.compareTo(two) >= 0 ? one : two;
  }

  private static Cut min(Cut one, Cut two) {
    return one.compareTo(two) <= 0 ? one : two;
  }

  /** What it does not hold. */
  public Intervals complement() {
    List<Interval> gaps = new ArrayList<>();
    Cut from = Interval.ALL.from();
    for (Interval interval : list) {
      gaps.add(new Interval(from, interval.from()));
      from = interval.to();
    }
    gaps.add(new Interval(from, Interval.ALL.to()));
    gaps.removeIf(Interval::isEmpty);
    return new Intervals(gaps);
  }
}
