package io.loquat.query.geo;

import com.google.common.geometry.S2Point;
import com.google.common.geometry.S2Polyline;
import io.loquat.query.operator.ShellText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonUndefined;
import org.bson.BsonValue;

/**
 * Reads GeoJSON. Stateless. Fields that it does not know are ignored, as are coordinates after the
 * first two.
 */
final class GeoJson {
  private static final String TYPE = "type";
  private static final String COORDINATES = "coordinates";
  private static final String POINT = "Point";
  private static final String COLLECTION = "GeometryCollection";
  private static final BsonValue MISSING = new BsonUndefined();

  private GeoJson() {}

  static Geometry parse(BsonDocument geoJson) throws InvalidGeometry {
    String type = type(geoJson);
    if (type.equals(COLLECTION)) {
      return new Geometry(Optional.empty(), collection(geoJson));
    }
    return type.equals(POINT)
        ? point(geoJson)
        : new Geometry(Optional.empty(), parts(type, geoJson));
  }

  /** Reads a point, which need not say that it is one. */
  static Geometry point(BsonDocument geoJson) throws InvalidGeometry {
    if (geoJson.containsKey(TYPE) && !type(geoJson).equals(POINT)) {
      throw new InvalidGeometry(
          "Expected geojson geometry with type Point, but got type " + type(geoJson));
    }
    Crs.checkSphere(geoJson);
    Position position = Position.ofFirstTwo(geoJson.get(COORDINATES, MISSING));
    return new Geometry(Optional.of(position), List.of(Part.Point.of(position)));
  }

  private static String type(BsonDocument geoJson) {
    return geoJson.get(TYPE) instanceof BsonString type ? type.getValue() : "";
  }

  private static List<Part> parts(String type, BsonDocument geoJson) throws InvalidGeometry {
    BsonValue coordinates = geoJson.get(COORDINATES, MISSING);
    if (type.equals("Polygon")) {
      return List.of(polygon(Crs.of(geoJson), coordinates));
    }
    Crs.checkSphere(geoJson);
    return switch (type) {
      case POINT -> point(geoJson).parts();
      case "LineString" -> List.of(line(coordinates));
      case "MultiPoint" -> each(type, coordinates, GeoJson::pointOf);
      case "MultiLineString" -> each(type, coordinates, GeoJson::line);
      case "MultiPolygon" -> each(type, coordinates, c -> polygon(Crs.SPHERE, c));
      default -> throw new InvalidGeometry("unknown GeoJSON type: " + ShellText.of(geoJson));
    };
  }

  @FunctionalInterface
  private interface PartReader {
    Part read(BsonValue coordinates) throws InvalidGeometry;
  }

  private static List<Part> each(String type, BsonValue coordinates, PartReader reader)
      throws InvalidGeometry {
    BsonArray array = array(coordinates, type + " coordinates must be an array");
    if (array.isEmpty()) {
      throw new InvalidGeometry(type + " coordinates must have at least 1 element");
    }
    List<Part> parts = new ArrayList<>(array.size());
    for (BsonValue element : array) {
      parts.add(reader.read(element));
    }
    return parts;
  }

  private static List<Part> collection(BsonDocument geoJson) throws InvalidGeometry {
    BsonArray geometries =
        array(geoJson.get("geometries", MISSING), "GeometryCollection geometries must be an array");
    if (geometries.isEmpty()) {
      throw new InvalidGeometry("GeometryCollection geometries must have at least 1 element");
    }
    List<Part> parts = new ArrayList<>();
    for (BsonValue element : geometries) {
      if (!(element instanceof BsonDocument geometry)) {
        throw new InvalidGeometry(
            "Element of \"geometries\" must be an object, instead got type "
                + ShellText.typeName(element));
      }
      String type = type(geometry);
      if (type.equals(COLLECTION)) {
        throw new InvalidGeometry(
            "GeometryCollections cannot be nested: " + ShellText.of(geometry));
      }
      parts.addAll(parts(type, geometry));
    }
    return parts;
  }

  private static Part pointOf(BsonValue coordinates) throws InvalidGeometry {
    return Part.Point.of(
        Position.ofFirstTwo(array(coordinates, "GeoJSON coordinates must be an array")));
  }

  private static Part line(BsonValue coordinates) throws InvalidGeometry {
    List<S2Point> points = points(coordinates);
    if (points.size() < 2) {
      throw new InvalidGeometry(
          "GeoJSON LineString must have at least 2 vertices, instead got "
              + points.size()
              + " vertices: "
              + ShellText.of(coordinates));
    }
    S2Polyline line = new S2Polyline(points);
    if (!line.isValid()) {
      throw new InvalidGeometry("GeoJSON LineString is not valid: " + ShellText.of(coordinates));
    }
    return new Part.Line(line);
  }

  private static Part polygon(Crs crs, BsonValue coordinates) throws InvalidGeometry {
    BsonArray array = array(coordinates, "Polygon coordinates must be an array");
    List<Ring> rings = new ArrayList<>(array.size());
    for (BsonValue ring : array) {
      rings.add(new Ring(points(ring), ShellText.of(ring)));
    }
    return crs == Crs.STRICT_WINDING ? Ring.bigPolygon(rings) : Ring.polygon(rings);
  }

  /** The points of a line or a ring, without those that repeat the one before. */
  private static List<S2Point> points(BsonValue coordinates) throws InvalidGeometry {
    List<S2Point> points = new ArrayList<>();
    for (BsonValue value :
        array(coordinates, "GeoJSON coordinates must be an array of coordinates")) {
      S2Point point =
          Position.ofFirstTwo(array(value, "GeoJSON coordinates must be an array")).toPoint();
      if (points.isEmpty() || !points.getLast().equals(point)) {
        points.add(point);
      }
    }
    return points;
  }

  private static BsonArray array(BsonValue value, String otherwise) throws InvalidGeometry {
    if (value instanceof BsonArray array) {
      return array;
    }
    throw new InvalidGeometry(otherwise + ", instead got type " + ShellText.typeName(value));
  }
}
