package io.loquat.query.geo;

import java.util.List;
import java.util.Optional;

/**
 * A cell as a search for what is near sees it. Implementations are immutable.
 *
 * <p>Distances are those of {@link NearQuery#distance}: metres on the sphere, else the plane's
 * unit.
 */
public sealed interface NearCell permits SphereCells.Near, PlaneCells.Near {
  /** What nothing in the cell is nearer than. */
  double leastDistance();

  /** What no point of the cell is farther away than. */
  double greatestDistance();

  /** The keys of all that lies in the cell. */
  CellRange keys();

  /** Of these, the keys of what covers the whole cell: none of {@link #children} has them. */
  Optional<CellRange> ownKeys();

  /** The cells that it is made of; none for the smallest. */
  List<NearCell> children();
}
