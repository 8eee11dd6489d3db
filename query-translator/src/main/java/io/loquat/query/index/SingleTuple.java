package io.loquat.query.index;

import io.loquat.model.MissingValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * The values of some paths in a document that has no array on them, which is what most documents
 * are: {@link KeyTuples} gives the same, and takes longer. Stateless.
 */
final class SingleTuple {
  private SingleTuple() {}

  /** The values in the order of the paths; empty if there is an array on one. */
  static Optional<List<BsonValue>> of(BsonDocument document, List<List<String>> paths) {
    List<BsonValue> values = new ArrayList<>(paths.size());
    for (List<String> path : paths) {
      BsonValue value = document;
      for (String name : path) {
        value = value instanceof BsonDocument parent ? child(parent, name) : MissingValue.VALUE;
        if (value instanceof BsonArray) {
          return Optional.empty();
        }
      }
      values.add(value);
    }
    return Optional.of(values);
  }

  private static BsonValue child(BsonDocument parent, String name) {
    BsonValue child = parent.get(name);
    return child == null ? MissingValue.VALUE : child;
  }
}
