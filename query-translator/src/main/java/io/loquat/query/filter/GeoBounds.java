package io.loquat.query.filter;

import io.loquat.model.TextOrder;
import io.loquat.query.bounds.FieldBounds;
import io.loquat.query.bounds.Interval;
import io.loquat.query.bounds.Intervals;
import io.loquat.query.geo.CellRange;
import io.loquat.query.geo.CellSpace;
import io.loquat.query.index.GeoFields;
import io.loquat.query.index.IndexedField;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Which keys of a geospatial index the matches of geometric conditions have. Stateless. */
final class GeoBounds {
  private GeoBounds() {}

  /**
   * @param ranges the keys of all that may match; empty if such keys cannot tell
   */
  static Optional<FieldBounds> of(
      IndexedField field, Function<CellSpace, Optional<List<CellRange>>> ranges) {
    return GeoFields.cells(field.spec(), field.field())
        .flatMap(ranges)
        .map(
            found -> FieldBounds.inexact(Intervals.union(found.stream().map(GeoBounds::interval))));
  }

  /** The keys from one place to another. */
  static Interval interval(CellRange range) {
    return Interval.of(range.least(), true, range.greatest(), true, TextOrder.BINARY);
  }
}
