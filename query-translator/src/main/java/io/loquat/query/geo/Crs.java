package io.loquat.query.geo;

import io.loquat.query.operator.ShellText;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** The coordinate reference systems that GeoJSON may name. */
enum Crs {
  /** A ring bounds its smaller side. */
  SPHERE,
  /** A ring bounds the side on its left, however large. */
  STRICT_WINDING;

  private static final Set<String> SPHERE_NAMES =
      Set.of("urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326");
  private static final String STRICT_NAME = "urn:x-mongodb:crs:strictwinding:EPSG:4326";

  /** Reads the field {@code crs} of GeoJSON that may have {@link #STRICT_WINDING}. */
  static Crs of(BsonDocument geoJson) throws InvalidGeometry {
    BsonValue value = geoJson.get("crs");
    if (value == null) {
      return SPHERE;
    }
    String name = name(document(value, "GeoJSON CRS must be an object, instead got type "));
    if (SPHERE_NAMES.contains(name)) {
      return SPHERE;
    }
    if (name.equals(STRICT_NAME)) {
      return STRICT_WINDING;
    }
    throw new InvalidGeometry("Unknown CRS name: " + name);
  }

  /** Checks the field {@code crs} of GeoJSON other than a polygon. */
  static void checkSphere(BsonDocument geoJson) throws InvalidGeometry {
    if (of(geoJson) != SPHERE) {
      throw new InvalidGeometry("Strict winding order CRS is only supported by polygon");
    }
  }

  private static String name(BsonDocument crs) throws InvalidGeometry {
    if (!new BsonString("name").equals(crs.get("type"))) {
      throw new InvalidGeometry("GeoJSON CRS must have field \"type\": \"name\"");
    }
    BsonDocument properties =
        document(
            crs.get("properties"),
            "CRS must have field \"properties\" which is an object, instead got type ");
    if (properties.get("name") instanceof BsonString name) {
      return name.getValue();
    }
    throw new InvalidGeometry(
        "In CRS, \"properties.name\" must be a string, instead got type "
            + type(properties.get("name")));
  }

  private static BsonDocument document(@Nullable BsonValue value, String otherwise)
      throws InvalidGeometry {
    if (value instanceof BsonDocument document) {
      return document;
    }
    throw new InvalidGeometry(otherwise + type(value));
  }

  private static String type(@Nullable BsonValue value) {
    return value == null ? "missing" : ShellText.typeName(value);
  }
}
