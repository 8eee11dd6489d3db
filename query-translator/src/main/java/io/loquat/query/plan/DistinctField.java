package io.loquat.query.plan;

import io.loquat.model.ArrayIndex;
import io.loquat.model.TextOrder;

/**
 * A field whose different values are wanted, and no documents. Immutable.
 *
 * @param texts which texts are one value
 * @param grouped whether values are those of a group: arrays are values too, and none at all is
 *     null
 */
public record DistinctField(String path, TextOrder texts, boolean grouped) {
  /** Whether the keys of an index hold its values: a number may mean an element of an array. */
  boolean isIndexable() {
    for (String name : path.split("\\.", -1)) {
      if (name.isEmpty() || name.startsWith("$") || ArrayIndex.isIndex(name)) {
        return false;
      }
    }
    return true;
  }
}
