package io.loquat.query.index;

import io.loquat.query.geo.CellSpace;
import io.loquat.query.geo.PlaneCells;
import io.loquat.query.geo.SphereCells;
import java.util.Optional;
import org.bson.BsonNumber;

/** What the keys of geospatial fields mean. Stateless. */
public final class GeoFields {
  private static final int BITS_DEFAULT = 26;
  private static final double MIN_DEFAULT = -180;
  private static final double MAX_DEFAULT = 180;

  private GeoFields() {}

  /** How the keys of an index's field stand for places; empty if it is not a geospatial field. */
  public static Optional<CellSpace> cells(IndexSpec spec, IndexField field) {
    return switch (field.kind()) {
      case GEO_2D -> Optional.of(plane(spec));
      case GEO_2DSPHERE -> Optional.of(new SphereCells());
      case VALUE, HASHED, TEXT, WILDCARD -> Optional.empty();
    };
  }

  static PlaneCells plane(IndexSpec spec) {
    return new PlaneCells(
        (int) number(spec, "bits", BITS_DEFAULT),
        number(spec, "min", MIN_DEFAULT),
        number(spec, "max", MAX_DEFAULT));
  }

  private static double number(IndexSpec spec, String option, double otherwise) {
    return spec.option(option)
        .filter(BsonNumber.class::isInstance)
        .map(value -> value.asNumber().doubleValue())
        .orElse(otherwise);
  }
}
