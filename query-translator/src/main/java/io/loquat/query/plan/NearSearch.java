package io.loquat.query.plan;

import io.loquat.model.TextOrder;
import io.loquat.query.bounds.Interval;
import io.loquat.query.bounds.KeyBounds;
import io.loquat.query.filter.NearCondition;
import io.loquat.query.geo.CellRange;
import io.loquat.query.geo.NearCell;
import io.loquat.query.index.GeoFields;
import io.loquat.query.index.IndexField;
import io.loquat.query.index.IndexSpec;
import java.util.List;
import java.util.Optional;

/**
 * Where in an index a search for what is near begins, and which keys its cells have. Immutable.
 *
 * @param field the place of the geometry in the key pattern
 * @param prefix the bounds of the fields before it
 */
public record NearSearch(IndexSpec index, int field, IndexBounds prefix, NearCondition near) {
  /** The cells that together hold everything; each is nearer than what lies in it. */
  public List<NearCell> cells() {
    return GeoFields.cells(index, geometry())
        .flatMap(cells -> cells.around(near.query()))
        .orElseThrow();
  }

  /** Whether an index can tell what is near, without anything known of other fields. */
  public static boolean answers(IndexSpec index, NearCondition near) {
    return !index.hidden()
        && index.partialFilter().isEmpty()
        && answers(index, index.fields().getFirst(), near);
  }

  /** Whether the index can tell what is near. */
  static boolean answers(IndexSpec index, IndexField field, NearCondition near) {
    return field.path().equals(near.path())
        && GeoFields.cells(index, field).flatMap(cells -> cells.around(near.query())).isPresent();
  }

  private IndexField geometry() {
    return index.fields().get(field);
  }

  /** Whether each cell's keys lie side by side; if not, all keys in {@link #prefix} are asked. */
  public boolean isByCell() {
    return prefix.areExact() && prefix.intervals().stream().allMatch(each -> each.isPoints());
  }

  /** The keys of all that lies in a cell. */
  public List<KeyRange> keys(NearCell cell) {
    return keys(cell.keys());
  }

  /** The keys of what covers a whole cell. */
  public Optional<List<KeyRange>> ownKeys(NearCell cell) {
    return cell.ownKeys().map(this::keys);
  }

  private List<KeyRange> keys(CellRange cells) {
    Interval interval = Interval.of(cells.least(), true, cells.greatest(), true, TextOrder.BINARY);
    byte[] from = interval.fromKey(false);
    byte[] to = interval.toKey(false);
    if (field == 0) {
      return List.of(new KeyRange(from, to));
    }
    return prefix.ranges().stream()
        .map(
            range ->
                new KeyRange(
                    KeyBounds.joined(range.from(), from), KeyBounds.joined(range.from(), to)))
        .toList();
  }
}
