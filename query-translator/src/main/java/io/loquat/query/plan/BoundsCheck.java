package io.loquat.query.plan;

import io.loquat.model.KeyScanner;
import io.loquat.query.bounds.Interval;
import io.loquat.query.bounds.Intervals;
import io.loquat.query.bounds.KeyBounds;
import io.loquat.query.index.IndexField;
import io.loquat.query.plan.PlanNode.IndexScan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Asks of keys in a scan's ranges whether they lie in the intervals of all fields, and tells where
 * the next one that may is. Immutable.
 */
public final class BoundsCheck {
  private final List<Field> fields = new ArrayList<>();
  private final boolean backwards;

  /** A field and its intervals as bytes, in the order of the keys. */
  private record Field(boolean descending, List<KeyRange> ranges) {}

  private BoundsCheck(IndexScan scan) {
    this.backwards = scan.backwards();
    List<IndexField> pattern = scan.bounds().fields();
    for (int i = 0; i < pattern.size(); i++) {
      fields.add(field(pattern.get(i).descending(), scan.bounds().intervals().get(i)));
    }
  }

  private static Field field(boolean descending, Intervals intervals) {
    List<Interval> ordered = descending ? intervals.list().reversed() : intervals.list();
    return new Field(
        descending,
        ordered.stream()
            .map(each -> new KeyRange(each.fromKey(descending), each.toKey(descending)))
            .toList());
  }

  /** What a scan must ask; empty if all keys in its ranges are in its intervals. */
  public static Optional<BoundsCheck> of(IndexScan scan) {
    boolean plain =
        scan.index().fields().stream().allMatch(each -> each.kind() == IndexField.Kind.VALUE);
    return plain && !scan.bounds().areExact()
        ? Optional.of(new BoundsCheck(scan))
        : Optional.empty();
  }

  /**
   * Where the next key can be, if this one is outside: the least bytes that it can have, or of a
   * scan that goes backwards the least that are above it. Empty if the key is inside.
   */
  public Optional<byte[]> next(byte[] key) {
    KeyScanner scanner = new KeyScanner(key);
    for (int i = 0; i < fields.size(); i++) {
      int start = scanner.position();
      scanner.skip(fields.get(i).descending());
      byte[] value = Arrays.copyOfRange(key, start, scanner.position());
      Optional<KeyRange> near = near(fields.get(i), value);
      if (near.isEmpty()) {
        byte[] before = Arrays.copyOf(key, start);
        return Optional.of(backwards ? before : KeyBounds.afterAll(before));
      }
      if (!holds(near.get(), value)) {
        byte[] end = backwards ? near.get().to() : near.get().from();
        return Optional.of(KeyBounds.joined(Arrays.copyOf(key, start), end));
      }
    }
    return Optional.empty();
  }

  /** The first range, as the scan goes, that does not end before the value. */
  private Optional<KeyRange> near(Field field, byte[] value) {
    List<KeyRange> ranges = backwards ? field.ranges().reversed() : field.ranges();
    for (KeyRange range : ranges) {
      boolean passed =
          backwards
              ? Arrays.compareUnsigned(value, range.from()) < 0
              : Arrays.compareUnsigned(value, range.to()) >= 0;
      if (!passed) {
        return Optional.of(range);
      }
    }
    return Optional.empty();
  }

  private static boolean holds(KeyRange range, byte[] value) {
    return Arrays.compareUnsigned(value, range.from()) >= 0
        && Arrays.compareUnsigned(value, range.to()) < 0;
  }
}
