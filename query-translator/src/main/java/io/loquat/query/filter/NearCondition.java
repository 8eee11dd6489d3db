package io.loquat.query.filter;

import io.loquat.query.geo.NearQuery;
import java.util.List;

/**
 * That documents come in the order of their distance from a point. Immutable.
 *
 * @param path the field whose geometries' distance counts
 */
public record NearCondition(String path, NearQuery query) {
  /** The names of the path. */
  public List<String> names() {
    return Path.of(path).names();
  }
}
