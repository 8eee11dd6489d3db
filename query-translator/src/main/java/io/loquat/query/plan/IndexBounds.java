package io.loquat.query.plan;

import io.loquat.query.bounds.Interval;
import io.loquat.query.bounds.Intervals;
import io.loquat.query.bounds.KeyBounds;
import io.loquat.query.index.IndexField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The keys of an index that a scan reads: for each field of the key pattern, in its order, some
 * intervals. Immutable.
 *
 * @param fields the key pattern
 * @param intervals one for each field, in ascending order of values also where the field descends
 * @param ranges the same as key bytes, ascending; they may hold keys that lie outside the intervals
 *     of later fields
 */
public record IndexBounds(
    List<IndexField> fields, List<Intervals> intervals, List<KeyRange> ranges) {
  /** More point prefixes than this are not enumerated; a range takes in all of them. */
  private static final int RANGES_MAX = 2_000;

  private static final byte[] EMPTY = {};

  public IndexBounds {
    fields = List.copyOf(fields);
    intervals = List.copyOf(intervals);
    ranges = List.copyOf(ranges);
  }

  /** The bounds that intervals give. */
  public static IndexBounds of(List<IndexField> fields, List<Intervals> intervals) {
    return new IndexBounds(fields, intervals, ranges(fields, intervals));
  }

  /** Whole index. */
  public static IndexBounds all(List<IndexField> fields) {
    return of(fields, Collections.nCopies(fields.size(), Intervals.ALL));
  }

  /** The bounds where the keys themselves are given, as by {@code min} and {@code max}. */
  public IndexBounds within(KeyRange range) {
    return new IndexBounds(fields, intervals, List.of(range));
  }

  /** Whether no key lies in them. */
  public boolean isEmpty() {
    return ranges.isEmpty();
  }

  /** Whether every key in the ranges lies in the intervals of all fields. */
  public boolean areExact() {
    int field = 0;
    while (field < intervals.size() && intervals.get(field).isPoints()) {
      field++;
    }
    for (int rest = field + 1; rest < intervals.size(); rest++) {
      if (!intervals.get(rest).isAll()) {
        return false;
      }
    }
    return count(intervals, field) <= RANGES_MAX;
  }

  private static long count(List<Intervals> intervals, int fields) {
    long count = 1;
    for (int i = 0; i < Math.min(intervals.size(), fields + 1) && count <= RANGES_MAX; i++) {
      count *= intervals.get(i).list().size();
    }
    return count;
  }

  private static List<KeyRange> ranges(List<IndexField> fields, List<Intervals> intervals) {
    List<byte[]> prefixes = new ArrayList<>(List.of(EMPTY));
    for (int i = 0; i < fields.size(); i++) {
      Intervals next = intervals.get(i);
      boolean last = !next.isPoints() || i == fields.size() - 1;
      if ((long) prefixes.size() * next.list().size() > RANGES_MAX) {
        return i == 0 ? around(fields.getFirst(), next) : ofPrefixes(prefixes);
      }
      if (last) {
        return ranges(prefixes, next, fields.get(i).descending());
      }
      prefixes = extended(prefixes, next, fields.get(i).descending());
    }
    return ofPrefixes(prefixes);
  }

  /** One range around too many. */
  private static List<KeyRange> around(IndexField field, Intervals intervals) {
    Interval whole =
        new Interval(intervals.list().getFirst().from(), intervals.list().getLast().to());
    return List.of(
        new KeyRange(whole.fromKey(field.descending()), whole.toKey(field.descending())));
  }

  private static List<KeyRange> ofPrefixes(List<byte[]> prefixes) {
    return prefixes.stream()
        .map(prefix -> new KeyRange(prefix, KeyBounds.afterAll(prefix)))
        .toList();
  }

  private static List<byte[]> extended(
      List<byte[]> prefixes, Intervals points, boolean descending) {
    List<byte[]> extended = new ArrayList<>(prefixes.size() * points.list().size());
    for (byte[] prefix : prefixes) {
      for (Interval point : inOrder(points, descending)) {
        byte[] key = point.from().key();
        extended.add(KeyBounds.joined(prefix, descending ? KeyBounds.inverted(key) : key));
      }
    }
    return extended;
  }

  private static List<KeyRange> ranges(
      List<byte[]> prefixes, Intervals intervals, boolean descending) {
    List<KeyRange> ranges = new ArrayList<>(prefixes.size() * intervals.list().size());
    for (byte[] prefix : prefixes) {
      for (Interval interval : inOrder(intervals, descending)) {
        ranges.add(
            new KeyRange(
                KeyBounds.joined(prefix, interval.fromKey(descending)),
                KeyBounds.joined(prefix, interval.toKey(descending))));
      }
    }
    return ranges;
  }

  private static List<Interval> inOrder(Intervals intervals, boolean descending) {
    return descending ? intervals.list().reversed() : intervals.list();
  }
}
