package io.loquat.query.geo;

import java.util.List;
import java.util.Optional;

/** Where {@code $geoWithin} looks. Implementations are immutable. */
public sealed interface Area permits Area.Spherical, Box, Circle, FlatPolygon, Cap {
  /** Whether no point of the geometry is outside. */
  boolean contains(Geometry geometry);

  /**
   * A rectangle on the plane, or of longitudes and latitudes, that no point of the area is outside;
   * empty if there is none.
   */
  Optional<Box> bounds();

  /**
   * The areas of a geometry on the sphere; lines and points beside them contain nothing.
   *
   * @param areas one at least
   */
  record Spherical(List<Part> areas) implements Area {
    public Spherical {
      areas = List.copyOf(areas);
    }

    /**
     * @throws InvalidGeometry if the geometry has no area
     */
    public static Area of(Geometry geometry) throws InvalidGeometry {
      List<Part> areas = geometry.parts().stream().filter(Part::isArea).toList();
      if (areas.isEmpty()) {
        throw new InvalidGeometry("$geoWithin not supported with provided geometry");
      }
      return new Spherical(areas);
    }

    @Override
    public boolean contains(Geometry geometry) {
      return geometry.isOnSphere()
          && geometry.parts().stream()
              .allMatch(part -> areas.stream().anyMatch(area -> area.contains(part)));
    }

    @Override
    public Optional<Box> bounds() {
      return Optional.empty();
    }
  }
}
