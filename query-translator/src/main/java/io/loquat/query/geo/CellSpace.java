package io.loquat.query.geo;

import java.util.List;
import java.util.Optional;

/**
 * How the keys of a geospatial index's field stand for places: as cells of a hierarchy that is
 * numbered so that a cell and all cells in it lie side by side. Implementations are immutable.
 */
public sealed interface CellSpace permits SphereCells, PlaneCells {
  /**
   * Where the keys lie of everything that may be inside an area, in order and apart; empty if these
   * keys cannot tell.
   */
  Optional<List<CellRange>> within(Area area);

  /**
   * Where the keys lie of everything that may meet a geometry on the sphere, in order and apart;
   * empty if these keys cannot tell.
   */
  Optional<List<CellRange>> meeting(Geometry geometry);

  /** The cells that together hold everything; empty if these keys cannot tell the distances. */
  Optional<List<NearCell>> around(NearQuery query);
}
