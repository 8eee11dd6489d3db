package io.loquat.query.geo;

import com.google.common.geometry.S1Angle;
import com.google.common.geometry.S2Cap;
import com.google.common.geometry.S2Cell;
import com.google.common.geometry.S2CellId;
import com.google.common.geometry.S2LatLngRect;
import com.google.common.geometry.S2Point;
import com.google.common.geometry.S2Region;
import com.google.common.geometry.S2RegionCoverer;
import com.google.common.geometry.S2RegionUnion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.BsonInt64;
import org.bson.BsonValue;

/**
 * The keys of {@code 2dsphere} indexes: numbers of S2's cells, as signed integers. A point has the
 * smallest cell that it is in, another geometry a bounded number of cells that cover it. Immutable.
 *
 * <p>The levels that an index's options may name do not matter here: they would only make coverings
 * coarser or longer, and coverings decide nothing that the geometry itself does not decide again.
 */
public record SphereCells() implements CellSpace {
  private static final int CELLS_MAX = 20;
  private static final int LEVEL_MAX = 23;

  /** More than S2's distances and bounds can be wrong by; half a metre. In radians. */
  private static final double SLACK = 1e-7;

  private static final S2RegionCoverer COVERER =
      S2RegionCoverer.builder().setMaxLevel(LEVEL_MAX).setMaxCells(CELLS_MAX).build();

  /** The keys of a stored geometry that is on the sphere. */
  public List<BsonValue> keys(Geometry geometry) {
    if (geometry.parts().size() == 1 && geometry.parts().getFirst() instanceof Part.Point point) {
      return List.of(number(point.cell().id()));
    }
    return covering(geometry.parts()).stream().map(SphereCells::number).toList();
  }

  @Override
  public Optional<List<CellRange>> within(Area area) {
    return switch (area) {
      case Area.Spherical(List<Part> areas) -> Optional.of(ranges(covering(areas)));
      case Cap cap -> Optional.of(ranges(covering(cap.cap())));
      case Box _, Circle _, FlatPolygon _ -> Optional.empty();
    };
  }

  @Override
  public Optional<List<CellRange>> meeting(Geometry geometry) {
    return Optional.of(
        geometry.isOnSphere() ? ranges(covering(geometry.parts())) : List.<CellRange>of());
  }

  @Override
  public Optional<List<NearCell>> around(NearQuery query) {
    if (!query.spherical()) {
      return Optional.empty();
    }
    List<NearCell> faces = new ArrayList<>(S2CellId.NUM_FACES);
    for (int face = 0; face < S2CellId.NUM_FACES; face++) {
      faces.add(new Near(S2CellId.fromFacePosLevel(face, 0, 0), query.point()));
    }
    return Optional.of(faces);
  }

  private static List<S2CellId> covering(List<Part> parts) {
    List<S2Region> regions = parts.stream().map(Part::region).toList();
    return covering(regions.size() == 1 ? regions.getFirst() : new S2RegionUnion(regions));
  }

  private static List<S2CellId> covering(S2Region region) {
    ArrayList<S2CellId> cells = new ArrayList<>();
    COVERER.getCovering(new Grown(region), cells);
    return cells;
  }

  /** A geometry that meets a cell has a key in it, or the key of a cell around it. */
  private static List<CellRange> ranges(List<S2CellId> covering) {
    TreeMap<Long, Long> ranges = new TreeMap<>();
    for (S2CellId cell : covering) {
      ranges.put(cell.rangeMin().id(), cell.rangeMax().id());
      for (S2CellId around = cell; !around.isFace(); ) {
        around = around.parent();
        ranges.putIfAbsent(around.id(), around.id());
      }
    }
    return ranges.entrySet().stream()
        .map(range -> new CellRange(new BsonInt64(range.getKey()), new BsonInt64(range.getValue())))
        .toList();
  }

  private static BsonValue number(S2CellId cell) {
    return new BsonInt64(cell.id());
  }

  /** A region that says it is a little larger than it is, so that what touches it is met too. */
  private record Grown(S2Region region) implements S2Region {
    @Override
    public S2Cap getCapBound() {
      S2Cap bound = region.getCapBound();
      return bound.isEmpty()
          ? bound
          : S2Cap.fromAxisAngle(
              bound.axis(), S1Angle.radians(Math.min(Math.PI, bound.angle().radians() + SLACK)));
    }

    @Override
    public S2LatLngRect getRectBound() {
      return region.getRectBound().expandedByDistance(S1Angle.radians(SLACK));
    }

    @Override
    public boolean contains(S2Cell cell) {
      return region.contains(cell);
    }

    @Override
    public boolean contains(S2Point point) {
      return region.contains(point);
    }

    @Override
    public boolean mayIntersect(S2Cell cell) {
      return region.mayIntersect(cell);
    }
  }

  /** A cell around the world, or a part of one. */
  record Near(S2CellId id, S2Point centre) implements NearCell {
    @Override
    public double leastDistance() {
      double angle = new S2Cell(id).getDistance(centre).toAngle().radians();
      return NearQuery.metres(Math.max(0, angle - SLACK));
    }

    @Override
    public double greatestDistance() {
      double angle = new S2Cell(id).getMaxDistance(centre).toAngle().radians();
      return NearQuery.metres(Math.min(Math.PI, angle) + SLACK);
    }

    @Override
    public CellRange keys() {
      return new CellRange(number(id.rangeMin()), number(id.rangeMax()));
    }

    @Override
    public Optional<CellRange> ownKeys() {
      return id.level() > LEVEL_MAX
          ? Optional.empty()
          : Optional.of(new CellRange(number(id), number(id)));
    }

    @Override
    public List<NearCell> children() {
      List<NearCell> children = new ArrayList<>();
      if (!id.isLeaf()) {
        S2CellId child = id.childBegin();
        for (S2CellId end = id.childEnd(); !child.equals(end); child = child.next()) {
          children.add(new Near(child, centre));
        }
      }
      return children;
    }
  }
}
