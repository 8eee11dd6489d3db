package io.loquat.query.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

/** A set of code points. Immutable. */
final class CodeSet {
  static final CodeSet EMPTY = new CodeSet(new int[0]);

  /** First and last of each range, in order, with gaps between ranges. */
  private final int[] bounds;

  private CodeSet(int[] bounds) {
    this.bounds = bounds;
  }

  /** The union of ranges, each given by its first and last code point. */
  static CodeSet of(int... bounds) {
    List<int[]> ranges = new ArrayList<>();
    for (int k = 0; k < bounds.length; k += 2) {
      ranges.add(new int[] {bounds[k], bounds[k + 1]});
    }
    return joined(ranges);
  }

  /** The code points of a text. */
  static CodeSet of(String points) {
    return joined(points.codePoints().mapToObj(point -> new int[] {point, point}).toList());
  }

  /** Those that the test holds for. */
  static CodeSet where(IntPredicate test) {
    List<int[]> ranges = new ArrayList<>();
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      if (test.test(point)) {
        int first = point;
        while (point < Character.MAX_CODE_POINT && test.test(point + 1)) {
          point++;
        }
        ranges.add(new int[] {first, point});
      }
    }
    return joined(ranges);
  }

  static CodeSet union(List<CodeSet> sets) {
    List<int[]> ranges = new ArrayList<>();
    for (CodeSet set : sets) {
      for (int k = 0; k < set.bounds.length; k += 2) {
        ranges.add(new int[] {set.bounds[k], set.bounds[k + 1]});
      }
    }
    return joined(ranges);
  }

  private static CodeSet joined(List<int[]> ranges) {
    List<int[]> sorted = new ArrayList<>(ranges);
    sorted.sort(Comparator.comparingInt(range -> range[0]));
    int[] result = new int[2 * sorted.size()];
    int size = 0;
    for (int[] range : sorted) {
      if (size > 0 && range[0] <= result[size - 1] + 1) {
        result[size - 1] = Math.max(result[size - 1], range[1]);
      } else {
        result[size++] = range[0];
        result[size++] = range[1];
      }
    }
    return new CodeSet(Arrays.copyOf(result, size));
  }

  CodeSet negated() {
    int[] gaps = new int[bounds.length + 2];
    int size = 0;
    int from = 0;
    for (int k = 0; k < bounds.length; k += 2) {
      if (bounds[k] > from) {
        gaps[size++] = from;
        gaps[size++] = bounds[k] - 1;
      }
      from = bounds[k + 1] + 1;
    }
    if (from <= Character.MAX_CODE_POINT) {
      gaps[size++] = from;
      gaps[size++] = Character.MAX_CODE_POINT;
    }
    return new CodeSet(Arrays.copyOf(gaps, size));
  }

  boolean isEmpty() {
    return bounds.length == 0;
  }

  boolean contains(int point) {
    int at = Arrays.binarySearch(bounds, point);
    return at >= 0 || (-at - 1) % 2 == 1;
  }

  /** With the other cases of its letters. */
  CodeSet withCases() {
    List<int[]> ranges = new ArrayList<>();
    for (int k = 0; k < bounds.length; k += 2) {
      ranges.add(new int[] {bounds[k], bounds[k + 1]});
    }
    CaseVariants.addOf(this, ranges);
    return joined(ranges);
  }

  /** Whether few enough to look at one by one. */
  boolean isSmall() {
    long size = 0;
    for (int k = 0; k < bounds.length; k += 2) {
      size += bounds[k + 1] - bounds[k] + 1;
    }
    return size <= 64;
  }

  int[] points() {
    int[] points = new int[64];
    int size = 0;
    for (int k = 0; k < bounds.length; k += 2) {
      for (int point = bounds[k]; point <= bounds[k + 1]; point++) {
        points[size++] = point;
      }
    }
    return Arrays.copyOf(points, size);
  }

  /** As the engine writes a class. */
  void appendTo(StringBuilder out) {
    if (bounds.length == 0) {
      out.append("(?!)");
    } else if (bounds.length == 2 && bounds[0] == bounds[1]) {
      appendPoint(out, bounds[0]);
    } else {
      out.append('[');
      for (int k = 0; k < bounds.length; k += 2) {
        appendPoint(out, bounds[k]);
        if (bounds[k + 1] > bounds[k]) {
          appendPoint(out.append('-'), bounds[k + 1]);
        }
      }
      out.append(']');
    }
  }

  private static void appendPoint(StringBuilder out, int point) {
    if (point < 0x80 && Character.isLetterOrDigit(point)) {
      out.append((char) point);
    } else {
      out.append("\\x{").append(Integer.toHexString(point)).append('}');
    }
  }
}
