package io.loquat.query.filter;

import io.loquat.query.geo.InvalidGeometry;
import io.loquat.query.operator.ShellText;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Reads the one shape that {@code $geoWithin} and {@code $geoIntersects} are about. Stateless. */
final class GeoShape {
  /** The operators that MongoDB reads together with all that stands beside them. */
  private static final List<String> ALONE = List.of("$geoIntersects", "$geoWithin", "$within");

  private static final String UNIQUE_DOCS = "$uniqueDocs";

  private GeoShape() {}

  /** Makes what an operator needs of a shape. */
  @FunctionalInterface
  interface Reader<T> {
    T read(String name, BsonValue value) throws InvalidGeometry;
  }

  /** Refuses operators beside one about shapes. */
  static void checkAlone(BsonDocument operators, Place place) {
    if (operators.size() > 1 && ALONE.stream().anyMatch(operators::containsKey)) {
      String first = operators.getFirstKey();
      throw place.error(
          ALONE.contains(first)
              ? "can't parse extra field: " + ShellText.of(operators)
              : "invalid geo query predicate: " + ShellText.of(operators));
    }
  }

  /**
   * @param single whether a second shape is an error; otherwise the last one counts
   */
  static <T> T read(BsonValue operand, boolean single, Place place, Reader<T> reader) {
    if (!(operand instanceof BsonDocument shapes)) {
      throw place.error("geometry must be an object");
    }
    T result = null;
    for (Map.Entry<String, BsonValue> shape : shapes.entrySet()) {
      if (single && result != null) {
        throw place.error("$geoWithin doesn't accept multiple shapes " + ShellText.of(shapes));
      }
      if (!shape.getKey().equals(UNIQUE_DOCS)) {
        result = read(shape, place, reader);
      }
    }
    if (result == null) {
      throw place.error("geo query doesn't have any geometry");
    }
    return result;
  }

  private static <T> T read(Map.Entry<String, BsonValue> shape, Place place, Reader<T> reader) {
    try {
      return reader.read(shape.getKey(), shape.getValue());
    } catch (InvalidGeometry invalid) {
      throw place.error(invalid.reason());
    }
  }
}
