package io.loquat.query.schema;

import io.loquat.model.BsonOrder;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Equality as schemas have it: by value, without collation, whatever the order of fields. */
final class FieldOrderIgnored {
  private FieldOrderIgnored() {}

  /** An empty set whose members are not equal in this sense. */
  static Set<BsonValue> set() {
    return new TreeSet<>(
        (left, right) -> BsonOrder.INSTANCE.compare(ordered(left), ordered(right)));
  }

  private static BsonValue ordered(BsonValue value) {
    if (value.isDocument()) {
      return ordered(value.asDocument());
    }
    return value.isArray()
        ? new BsonArray(value.asArray().stream().map(FieldOrderIgnored::ordered).toList())
        : value;
  }

  private static BsonDocument ordered(BsonDocument document) {
    BsonDocument ordered = new BsonDocument();
    for (Map.Entry<String, BsonValue> field : new TreeMap<>(document).entrySet()) {
      ordered.put(field.getKey(), ordered(field.getValue()));
    }
    return ordered;
  }
}
