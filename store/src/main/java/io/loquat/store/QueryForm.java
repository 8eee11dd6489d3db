package io.loquat.store;

import java.util.Map;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/**
 * What tells queries of one filter and one sort apart for index filters. Immutable.
 *
 * @param collation the one that the query names; empty if it names none
 */
public record QueryForm(BsonDocument projection, BsonDocument collation) {
  /** Of a query that names neither. */
  public static final QueryForm PLAIN = new QueryForm(new BsonDocument(), new BsonDocument());

  /** The same text for forms that are alike: all numbers but 0 take a field, as true does. */
  String text() {
    if (equals(PLAIN)) {
      return "";
    }
    BsonDocument shown = new BsonDocument();
    for (Map.Entry<String, BsonValue> field : projection.entrySet()) {
      shown.append(field.getKey(), plain(field.getValue()));
    }
    return "|" + shown.toJson() + "|" + collation.toJson();
  }

  private static BsonValue plain(BsonValue value) {
    return value instanceof BsonNumber number
        ? BsonBoolean.valueOf(number.doubleValue() != 0)
        : value;
  }
}
